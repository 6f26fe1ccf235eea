/**
 * Guards lib/payments/stripe/subscription/sync-subscription-job.ts, lib/payments/stripe/sync-paid-invoices.ts,
 * lib/payments/stripe/api/price.ts, lib/payments/stripe/find-charged-payment.ts, lib/payments/stripe/api/given-back.ts.
 */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, plans, providerEvents } from "@/db";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { setClock } from "@/lib/clock";
import { listKept } from "@/lib/payments/kept/list-kept";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { runQueued, useStripe } from "@/test/providers/use-stripe";
import { syncStripeSubscription } from "./subscription/sync-subscription-job";

useDatabase();
const { stripe, hear, pageOf, payByCard, byCard, subscriptionAt } = useStripe();
const BY = { actor: "user:1" };
const START = new Date("2026-01-31T10:00:00Z");

const hours = (at: Date, count: number) => new Date(at.getTime() + count * 3_600_000);
async function jobsAt(at: Date): Promise<void> {
  setClock(at);
  await runJobs();
  await runQueued();
}
const priceOf = (slug: string, priceCents: number) =>
  asSystem((tx) => tx.update(plans).set({ priceCents }).where(eq(plans.slug, slug)));
const eventsThat = (status: "failed" | "received") =>
  asSystem((tx) => tx.$count(providerEvents, eq(providerEvents.status, status)));

describe("a plan's new price", () => {
  it("is what a card is charged at the next renewal, as its invoice says", async () => {
    setClock(START);
    const { accountId, stripeId } = await byCard("scale");
    try {
      await priceOf("scale", 24900);
      const end = addMonths(START, 1);
      await jobsAt(addDays(end, -6));
      setClock(hours(end, 1));
      const since = stripe.events.length;
      expect(await stripe.renewIfDue(stripeId)).toMatchObject({ amount_paid: 24900 });
      expect(await hear(since)).toEqual([200]);
      expect((await accountState(accountId)).invoices).toMatchObject([
        { totalCents: 22900, status: "paid" },
        { totalCents: 24900, status: "paid", kind: "renewal" },
      ]);
    } finally {
      await priceOf("scale", 22900);
    }
    expect(await brokenInvariants()).toEqual([]);
  });

  it("leaves a renewal that was billed before as it is: the card is charged just that", async () => {
    setClock(START);
    const { accountId, stripeId } = await byCard("scale");
    const end = addMonths(START, 1);
    await jobsAt(addDays(end, -6));
    try {
      await priceOf("scale", 24900);
      await syncStripeSubscription({ accountId, stripeSubscriptionId: stripeId });
      setClock(hours(end, 1));
      const since = stripe.events.length;
      expect(await stripe.renewIfDue(stripeId)).toMatchObject({ amount_paid: 22900 });
      await hear(since);
    } finally {
      await priceOf("scale", 22900);
    }
    expect((await accountState(accountId)).invoices.at(-1)).toMatchObject({
      status: "paid",
      totalCents: 22900,
    });
  });
});

async function declined(plan = "growth") {
  setClock(START);
  const { accountId, stripeId } = await byCard(plan);
  const end = addMonths(START, 1);
  await jobsAt(addDays(end, -6));
  setClock(hours(end, 1));
  const since = stripe.events.length;
  const invoice = await stripe.decline(stripeId);
  await hear(since);
  await jobsAt(hours(end, 7));
  expect((await accountState(accountId)).subscription.status).toBe("past_due");
  return { accountId, stripeId, invoice, end };
}

describe("a smaller plan, chosen after a card was declined", () => {
  it.each([
    ["before", false],
    ["after", true],
  ] as const)("is paid at its own price, on a page opened %s Stripe has heard of it", async (_, heard) => {
    const { accountId, stripeId, invoice, end } = await declined();
    await changePlan({ accountId, planSlug: "starter", ...BY });
    const since = stripe.events.length;
    if (heard) {
      await runQueued();
      await hear(since);
    }
    const page = await pageOf(accountId);
    expect(page).toMatch(/^cs_/);
    expect(subscriptionAt(stripeId)).toMatchObject({ status: "canceled" });
    expect(invoice).toMatchObject({ status: "void" });
    await stripe.pay(page);
    expect(await hear(since)).not.toContain(500);
    expect(await eventsThat("failed")).toBe(0);
    const { subscription, invoices: bills } = await accountState(accountId);
    expect(subscription).toMatchObject({ status: "active", currentPeriodStart: end });
    expect(bills.at(-1)).toMatchObject({ status: "paid", totalCents: 8900 });
    expect(subscription.stripeSubscriptionId).not.toBe(stripeId);
    expect(subscription.stripeSubscriptionId).not.toBeNull();
    expect(await brokenInvariants()).toEqual([]);
  });
});

it("a retry that succeeds just before the customer leaves is settled, though told after", async () => {
  const { accountId, stripeId, invoice } = await declined();
  const since = stripe.events.length;
  await stripe.payInvoice(invoice.id);
  await cancelSubscription({ accountId, ...BY });
  expect(await hear(since)).toEqual([200]);
  const { account, subscriptions } = await accountState(accountId);
  expect(account.status).toBe("active");
  expect(subscriptions.filter((row) => row.stripeSubscriptionId === stripeId)).toHaveLength(1);
  expect(await brokenInvariants()).toEqual([]);
});

describe("a charge that fits no invoice", () => {
  it("keeps none of the later ones waiting, and is done with once it was given back", async () => {
    setClock(START);
    const { accountId, stripeId } = await byCard();
    subscriptionAt(stripeId).amount = 777;
    const before = stripe.events.length;
    const odd = await stripe.charge(stripeId);
    expect(await hear(before)).toEqual([200]);
    expect(await eventsThat("failed")).toBe(1);
    subscriptionAt(stripeId).amount = 13900;
    const since = stripe.events.length;
    await stripe.charge(stripeId);
    await hear(since);
    expect((await accountState(accountId)).invoices.map(({ status }) => status)).toEqual(["paid", "paid"]);
    const paid = stripe.rows("inpay_").find((row) => row.invoice === odd.id);
    await stripe.refund((paid!.payment as { payment_intent: string }).payment_intent, 777);
    const later = stripe.events.length;
    await stripe.charge(stripeId);
    await hear(later);
    const states = await asSystem((tx) =>
      tx
        .select({ status: providerEvents.status })
        .from(providerEvents)
        .where(eq(providerEvents.eventId, stripe.events.at(-1)!.id)),
    );
    expect(states).toEqual([{ status: "applied" }]);
    await asSystem((tx) => tx.delete(providerEvents).where(eq(providerEvents.status, "failed")));
    expect(await brokenInvariants()).toEqual([]);
  });

  it("of a subscription that belongs nowhere, is the last one", async () => {
    const accountId = await pendingAccount();
    const since = stripe.events.length;
    const session = await stripe.pay(await pageOf(accountId));
    await cancelAccount(accountId, { actor: "terminal", reason: "Asked." });
    await asSystem((tx) => tx.execute(`update accounts set closed_at = now() where id = ${accountId}`));
    await hear(since);
    await runQueued();
    expect(subscriptionAt(String(session.subscription))).toMatchObject({ status: "canceled" });
    await asSystem((tx) => tx.delete(providerEvents).where(eq(providerEvents.status, "failed")));
  });
});

describe("a page that was left open", () => {
  it("can't be paid once its invoice is void", async () => {
    const accountId = await pendingAccount();
    const page = await pageOf(accountId);
    await changePlan({ accountId, planSlug: "starter", ...BY });
    await runQueued();
    expect(stripe.rows("cs_").find(({ id }) => id === page)).toMatchObject({ status: "expired" });
  });

  it("paid twice in two windows, leaves one subscription that charges, and keeps the money of the other", async () => {
    const accountId = await pendingAccount();
    const first = await payByCard(accountId);
    const second = await payAgain(accountId);
    await runQueued();
    expect(subscriptionAt(second)).toMatchObject({ status: "canceled" });
    expect(subscriptionAt(first).status).not.toBe("canceled");
    expect((await accountState(accountId)).subscription.stripeSubscriptionId).toBe(first);
    expect(await listKept(accountId)).toMatchObject([{ payment: { amountCents: 13900 } }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  /** Another page of the same invoice, which Stripe kept open. */
  async function payAgain(accountId: number): Promise<string> {
    const [old] = stripe.rows("cs_").filter(({ metadata }) => {
      return (metadata as { account_id?: string }).account_id === String(accountId);
    });
    Object.assign(old!, { status: "open", payment_status: "unpaid" });
    const since = stripe.events.length;
    const session = await stripe.pay(old!.id);
    await hear(since);
    return String(session.subscription);
  }
});

describe("Stripe's cycle", () => {
  it.each([
    ["three days late", 3],
    ["five days early", -5],
  ])("ends when the period does, also where the renewal was paid %s", async (_, days) => {
    setClock(START);
    const { accountId, stripeId } = await byCard();
    await stripe.cancel(stripeId);
    await hear(stripe.events.length - 1);
    const end = addMonths(START, 1);
    await jobsAt(addDays(end, -6));
    await jobsAt(addDays(end, days));
    const newer = await payByCard(accountId);
    await runQueued();
    const { currentPeriodEnd } = (await accountState(accountId)).subscription;
    expect(currentPeriodEnd).toEqual(addMonths(START, 2));
    await jobsAt(addDays(currentPeriodEnd!, -6));
    setClock(hours(currentPeriodEnd!, -2));
    expect(await stripe.renewIfDue(newer)).toBeUndefined();
    setClock(hours(currentPeriodEnd!, 1));
    const since = stripe.events.length;
    expect(await stripe.renewIfDue(newer)).toBeDefined();
    await hear(since);
    await jobsAt(hours(currentPeriodEnd!, 7));
    expect((await accountState(accountId)).subscription).toMatchObject({
      status: "active",
      currentPeriodEnd: addMonths(START, 3),
    });
    expect(await brokenInvariants()).toEqual([]);
  });
});

it("a failure that Stripe keeps for its key does not stand in the way of trying again", async () => {
  const accountId = await pendingAccount();
  stripe.failsNext = true;
  const page = await pageOf(accountId).catch(() => pageOf(accountId));
  expect(page).toMatch(/^cs_/);
});
