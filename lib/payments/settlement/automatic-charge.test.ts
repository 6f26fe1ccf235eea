/** Guards lib/payments/settlement/bill.ts, lib/payments/settlement/settle-provider-payment.ts. */
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asSystem, payments, plans, unplacedCharges } from "@/db";
import { setClock } from "@/lib/clock";
import { spendKeptPayment } from "@/lib/payments/kept/spend-kept-payment";
import { orderPackage } from "@/lib/payments/packages/order-package";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { payByTransfer, poolsOf, savedPackage } from "@/test/credit-packages";
import { useDatabase } from "@/test/harness/database";
import { runQueued, useStripe } from "@/test/providers/use-stripe";
import { keepUnplacedCharge } from "./keep-unplaced-charge";
import { settleProviderPayment } from "./settle-provider-payment";

useDatabase();
const { stripe, hear, byCard, subscriptionAt } = useStripe();
const START = new Date("2026-01-31T10:00:00Z");
const END = addMonths(START, 1);
const BY = { actor: "user:1" };
const minutesAfterEnd = (minutes: number) => setClock(new Date(END.getTime() + minutes * 60_000));
const keptOf = (accountId: number) =>
  asSystem((tx) => tx.$count(payments, and(eq(payments.accountId, accountId), eq(payments.status, "kept"))));

beforeEach(() => setClock(START));

async function charged(stripeId: string): Promise<void> {
  const since = stripe.events.length;
  await stripe.charge(stripeId);
  expect(await hear(since)).not.toContain(500);
}

it("what a card is charged for a month that was paid from held money meanwhile is kept, and buys no other month", async () => {
  const { accountId } = await byCard();
  const [first] = (await accountState(accountId)).invoices;
  const twice = {
    accountId,
    invoiceId: first!.id,
    amountCents: 13_900,
    currency: "USD",
    method: "stripe" as const,
  };
  const { payment } = await settleProviderPayment({ ...twice, externalPaymentId: `pi_twice_${accountId}` });
  setClock(addDays(END, -3));
  await runJobs();
  await spendKeptPayment({ accountId, paymentId: payment.id, ...BY });
  minutesAfterEnd(61);
  const { invoiceId: _, ...automatic } = twice;
  const placed = await settleProviderPayment({ ...automatic, externalPaymentId: `in_auto_${accountId}` });
  expect(placed.payment.status).toBe("kept");
  expect((await accountState(accountId)).subscription.currentPeriodEnd).toEqual(addMonths(START, 2));
  expect(await keptOf(accountId)).toBe(1);
  expect(await brokenInvariants()).toEqual([]);
});

it("a charge that fits nothing is kept by staff, once, and goes back through its provider", async () => {
  const { accountId, stripeId } = await byCard();
  const price = (priceCents: number) =>
    asSystem((tx) => tx.update(plans).set({ priceCents }).where(eq(plans.slug, "growth")));
  minutesAfterEnd(61);
  const since = stripe.events.length;
  await stripe.charge(stripeId);
  await price(14_900);
  await hear(since);
  await price(13_900);
  const [charge] = await asSystem((tx) =>
    tx.select().from(unplacedCharges).where(eq(unplacedCharges.accountId, accountId)),
  );
  const keep = () =>
    keepUnplacedCharge({ externalId: charge!.externalId, reason: "Asked.", actor: "terminal" });
  const kept = await keep();
  expect(kept).toMatchObject({ status: "kept", amountCents: 13_900, method: "stripe" });
  await expect(keep()).rejects.toMatchObject({ code: "not_found" });
  await hear(since);
  expect(await keptOf(accountId)).toBe(1);
  await refundPayment({ paymentId: kept.id, reason: "Asked.", actor: "user:1" });
  expect(await brokenInvariants()).toEqual([]);
});

describe("what a card is charged for the next period, before a job has billed it", () => {
  it("renews, also beside an order of the same amount", async () => {
    const pack = await savedPackage({ name: "Of the same price", price: 13_900 });
    const { accountId, stripeId } = await byCard();
    setClock(addDays(END, -3));
    const order = await orderPackage({ accountId, packageId: pack.id, by: BY });
    minutesAfterEnd(61);
    await charged(stripeId);
    const { invoices, subscription } = await accountState(accountId);
    expect(invoices.find(({ id }) => id === order.id)?.status).toBe("open");
    expect(invoices.at(-1)).toMatchObject({ kind: "renewal", status: "paid" });
    expect(subscription.currentPeriodEnd).toEqual(addMonths(START, 2));
    expect(await poolsOf(accountId)).toMatchObject({ plan: 2000, bought: 0 });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("renews beside an upgrade of the same amount too", async () => {
    const { accountId, stripeId } = await byCard();
    const price = (priceCents: number) =>
      asSystem((tx) => tx.update(plans).set({ priceCents }).where(eq(plans.slug, "scale")));
    await price(2 * 13_900);
    const { invoice } = await changePlan({ accountId, planSlug: "scale", ...BY });
    await price(22_900);
    expect(invoice).toMatchObject({ kind: "upgrade", totalCents: 13_900 });
    minutesAfterEnd(61);
    await charged(stripeId);
    const { invoices, subscription } = await accountState(accountId);
    expect(invoices.at(-1)).toMatchObject({ kind: "renewal", status: "paid" });
    expect(subscription.currentPeriodEnd).toEqual(addMonths(START, 2));
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("a subscription that its owner canceled while Stripe was about to charge it", () => {
  async function canceledAndCharged() {
    const { accountId, stripeId } = await byCard();
    minutesAfterEnd(10);
    stripe.draftIfDue(stripeId);
    await cancelSubscription({ accountId, ...BY });
    minutesAfterEnd(61);
    const since = stripe.events.length;
    await stripe.finalizeDrafts();
    expect(await hear(since)).not.toContain(500);
    return { accountId, stripeId };
  }

  it("stays canceled: the late charge is kept for the account, and Stripe charges no more", async () => {
    const { accountId, stripeId } = await canceledAndCharged();
    const { account, subscription, subscriptions } = await accountState(accountId);
    expect([account.status, subscription.status, subscriptions.length]).toEqual([
      "cancelled",
      "cancelled",
      1,
    ]);
    expect(await keptOf(accountId)).toBe(1);
    await runQueued();
    expect(subscriptionAt(stripeId).status).toBe("canceled");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("starts again where somebody pays: by a transfer, say", async () => {
    const { accountId } = await canceledAndCharged();
    await payByTransfer(accountId, 13_900);
    const { account, subscriptions } = await accountState(accountId);
    expect([account.status, subscriptions.length]).toEqual(["active", 2]);
    expect(await brokenInvariants()).toEqual([]);
  });
});
