import fc from "fast-check";
import { AppError } from "@/lib/errors";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { pick, tenantOperation } from "../operation";
import type { Tenant, World } from "../world/world";
import { share, which } from "./arbitraries";
import { askRefund, type Charge, chargesOf, isBack, paymentIntentOf } from "./charges";
import { type ReadPayment, readPayments } from "./read-rows";
import { STAFF } from "./staff-act";

/** Staff give a payment back, or a share of it in percent. `answer: lost`: the provider does it and is not heard. */
export const refund = tenantOperation<{ which: number; percent: number; answer: "heard" | "lost" }>({
  weight: 5,
  args: (who) =>
    fc.record({
      who,
      which,
      percent: share,
      answer: fc.constantFrom("heard" as const, "heard" as const, "lost" as const),
    }),
  run: async (world, tenant, args) => {
    const { which, percent, answer } = args;
    const payment = pick(await readPayments(world, tenant.id, ["succeeded"]), which);
    if (!payment) return;
    const amountCents = Math.ceil(((payment.amountCents - payment.refundedCents) * percent) / 100);
    await press(world, tenant, { payment, amountCents, answer, request: args });
  },
});

/** The answer was lost, and staff press the same button again. Once it has been found out, that is another refund. */
export const refundAgain = tenantOperation({
  weight: 3,
  args: (who) => fc.record({ who }),
  run: async (world, tenant) => {
    const { unanswered } = tenant;
    if (!unanswered) return;
    const payment = (await readPayments(world, tenant.id, ["succeeded"])).find(
      ({ id }) => id === unanswered.paymentId,
    );
    if (payment && payment.refundedCents > unanswered.refundedCents)
      askRefund(tenant, payment.externalId, unanswered.amountCents);
    const { paymentId, amountCents } = unanswered;
    await refundPayment({ paymentId, amountCents, ...STAFF });
    tenant.unanswered = undefined;
  },
});

interface Press {
  payment: ReadPayment;
  amountCents: number;
  answer: "heard" | "lost";
  /** The same object where the same press is repeated: by a double click, or after a crash. */
  request: object;
}

async function press(world: World, tenant: Tenant, press: Press): Promise<void> {
  const { payment, amountCents, answer, request } = press;
  const line = payment.method === "bank_transfer" ? undefined : world.lines[payment.method];
  const noteAsked = () => {
    if (!tenant.pressed.has(request)) askRefund(tenant, payment.externalId, amountCents);
    tenant.pressed.add(request);
  };
  if (line && answer === "lost") line.line = "deaf";
  try {
    await refundPayment({ paymentId: payment.id, amountCents, ...STAFF });
    noteAsked();
  } catch (error) {
    const isOpen = !(error instanceof AppError) || error.status >= 500 || error.code === UNKNOWN;
    if (isOpen) noteAsked();
    if (isOpen)
      tenant.unanswered = { paymentId: payment.id, amountCents, refundedCents: payment.refundedCents };
    throw error;
  } finally {
    if (line) line.line = "good";
  }
}

/** docs/contract.md, section 7: what was asked is not known to be done. */
const UNKNOWN: string = "outcome_unknown";

/** Somebody gives it back in the provider's own dashboard. */
export const refundAtProvider = tenantOperation<{ which: number; percent: number }>({
  weight: 2,
  args: (who) => fc.record({ who, which, percent: share }),
  run: async (world, tenant, { which, percent }) => {
    const payment = pick(await readPayments(world, tenant.id, ["succeeded"]), which);
    if (!payment || payment.method === "bank_transfer") return;
    const left = payment.amountCents - payment.refundedCents;
    const amount = payment.method === "paypal" ? payment.amountCents : Math.ceil((left * percent) / 100);
    askRefund(tenant, payment.externalId, amount);
    if (payment.method === "stripe")
      await world.stripe.refund(paymentIntentOf(world, payment.externalId), amount);
    if (payment.method === "paypal") await world.paypal.reverse(payment.externalId);
  },
});

/**
 * What was charged, fits nothing here and is shown as a failed event, staff give back in the provider's dashboard (007):
 * their own books have no button. What is kept since has one.
 */
export const giveBackUnknown = tenantOperation({
  weight: 2,
  args: (who) => fc.record({ who }),
  run: async (world, tenant) => {
    const known = (await readPayments(world, tenant.id, ["succeeded", "refunded", "kept"])).map(
      ({ externalId }) => externalId,
    );
    if (!(await hasFailedEvent(world))) return;
    for (const charge of chargesOf(world, tenant.id)) {
      if (known.includes(charge.id) || isBack(world, charge)) continue;
      await giveBackAll(world, tenant, charge);
    }
  },
});

async function hasFailedEvent({ db }: World): Promise<boolean> {
  const { rowCount } = await db.query("select 1 from provider_events where status = 'failed' limit 1");
  return rowCount === 1;
}

async function giveBackAll({ stripe, paypal }: World, tenant: Tenant, { id, intent }: Charge): Promise<void> {
  const cents = Number(stripe.rows("pi_").find((row) => row.id === intent)?.amount ?? 0);
  askRefund(tenant, id, intent === "" ? Number.MAX_SAFE_INTEGER : cents);
  tenant.returned.add(id);
  if (intent === "") await paypal.reverse(id);
  else await stripe.refund(intent, cents);
}
