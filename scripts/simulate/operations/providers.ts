import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { operation, pick, tenantOperation } from "../operation";
import { which } from "./arbitraries";
import { askRefund, paymentIntentOf } from "./charges";
import { readPayments } from "./read-rows";

/** From now on the account's card is declined, or works again. */
export const card = tenantOperation<{ works: boolean }>({
  weight: 2,
  args: (who) => fc.record({ who, works: fc.boolean() }),
  run: async (_, tenant, { works }) => {
    tenant.cardWorks = works;
  },
});

/** The payer disputes a charge, and the bank decides immediately. */
export const dispute = tenantOperation<{ which: number; ends: "won" | "lost" }>({
  weight: 1,
  args: (who) => fc.record({ who, which, ends: fc.constantFrom("won" as const, "lost" as const) }),
  run: async (world, tenant, { which, ends }) => {
    const payment = pick(await readPayments(world, tenant.id, ["succeeded"]), which);
    if (payment?.refundedCents !== 0) return;
    if (payment.method === "stripe") {
      if (ends === "lost") askRefund(tenant, payment.externalId, payment.amountCents);
      const { id: disputeId } = await world.stripe.dispute(paymentIntentOf(world, payment.externalId));
      await world.stripe.closeDispute(disputeId, ends);
    }
    if (payment.method !== "paypal") return;
    await world.paypal.dispute(payment.externalId, "OPEN");
    await world.paypal.dispute(payment.externalId, "RESOLVED");
    if (ends !== "lost") return;
    askRefund(tenant, payment.externalId, payment.amountCents);
    await world.paypal.reverse(payment.externalId);
  },
});

/** From now on the providers' events are held back, or arrive immediately again. */
export const holdNews = operation<{ on: boolean }>({
  weight: 3,
  args: fc.record({ on: fc.boolean() }),
  run: async (world, { on }) => {
    world.isNewsHeld = on;
  },
});

/** What was held back arrives: in order, backwards, or each twice. */
export const deliver = operation<{ order: "inOrder" | "backwards" | "twice" }>({
  weight: 3,
  args: fc.record({ order: fc.constantFrom("inOrder" as const, "backwards" as const, "twice" as const) }),
  run: (world, { order }) => world.news.deliver(order),
});

/** From now on the jobs that tell the providers wait, or run after each step again. */
export const holdQueue = operation<{ on: boolean }>({
  weight: 2,
  args: fc.record({ on: fc.boolean() }),
  run: async (world, { on }) => {
    world.isQueueHeld = on;
  },
});

/** A worker begins what waits in the queue, and its requests to Stripe travel so slowly that the next step's overtake them. */
export const slowWorker = operation<object>({
  weight: 2,
  args: fc.constant({}),
  run: async (world) => {
    const { queue } = world;
    const { stripe } = world.lines;
    stripe.hold();
    await queue.start();
    while (queue.isBusy && stripe.held === 0) await sleep(5);
    stripe.letOthersPass();
    world.isQueueHeld = false;
  },
});

/** Of what is held back, the oldest never arrives. */
export const loseNews = operation<object>({
  weight: 1,
  args: fc.constant({}),
  run: async (world) => world.news.lose(),
});
