/** Guards lib/payments/stripe/. */
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { asSystem, mails, providerEvents, subscriptions } from "@/db";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { setClock } from "@/lib/clock";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { resumeSubscription } from "@/lib/subscriptions/lifecycle/resume-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { useDatabase } from "@/test/harness/database";
import { runQueued, useStripe } from "@/test/providers/use-stripe";
import { syncStripeSubscription } from "./subscription/sync-subscription-job";

useDatabase();
const { stripe, hear, payByCard, byCard, subscriptionAt } = useStripe();
const BY = { actor: "user:1" };
const STAFF = { actor: "user:9", reason: "Abuse." };
const START = new Date("2026-01-31T10:00:00Z");
const END = addMonths(START, 1);
const afterEnd = (minutes: number) => new Date(END.getTime() + minutes * 60_000);
const paidTo = (stripeId: string) =>
  stripe.rows("in_").filter((row) => row.status === "paid" && JSON.stringify(row.parent).includes(stripeId));
const failedEvents = () => asSystem((tx) => tx.$count(providerEvents, sql`status = 'failed'`));

async function jobsAt(at: Date): Promise<void> {
  setClock(at);
  await runJobs();
  await runQueued();
}

/** A card customer whose renewal is billed, ten minutes after the period's end: Stripe's invoice is a draft. */
async function drafted(plan = "growth") {
  setClock(START);
  const { accountId, stripeId } = await byCard(plan);
  await jobsAt(addDays(END, -6));
  setClock(afterEnd(10));
  const draft = stripe.draftIfDue(stripeId)!;
  return { accountId, stripeId, draft };
}

afterEach(async () => {
  stripe.slownessMs = 0;
  await asSystem((tx) => tx.delete(providerEvents).where(sql`status = 'failed'`));
});

describe("in the hour in which Stripe's renewal is a draft", () => {
  it("a change of plan waits, so that what is charged is what our invoice says", async () => {
    const { accountId, stripeId } = await drafted();
    await expect(changePlan({ accountId, planSlug: "starter", ...BY })).rejects.toMatchObject({
      code: "payment_in_progress",
      status: 409,
    });
    const since = stripe.events.length;
    setClock(afterEnd(60));
    await stripe.finalizeDrafts();
    await hear(since);
    await jobsAt(afterEnd(7 * 60));
    expect(paidTo(stripeId)).toHaveLength(2);
    expect(await failedEvents()).toBe(0);
    expect((await accountState(accountId)).subscription).toMatchObject({ status: "active" });
    await changePlan({ accountId, planSlug: "starter", ...BY });
    expect(await brokenInvariants()).toEqual([]);
  });

  it.each([
    ["the customer leaves", (id: number) => cancelSubscription({ accountId: id, ...BY })],
    ["staff cancel the account", (id: number) => cancelAccount(id, STAFF)],
    ["staff suspend the account", (id: number) => suspendAccount(id, STAFF)],
  ])("it is not charged when %s", async (_, leave) => {
    const { accountId, stripeId, draft } = await drafted();
    await leave(accountId);
    await runQueued();
    await stripe.finalizeDrafts();
    expect(draft.status).toBe("void");
    expect(paidTo(stripeId)).toHaveLength(1);
  });
});

describe("a change of mind while Stripe is being told", () => {
  it("is what Stripe has in the end, whichever answer arrives last", async () => {
    setClock(START);
    const { accountId, stripeId } = await byCard();
    await cancelSubscription({ accountId, ...BY });
    await runQueued();
    await resumeSubscription({ accountId, ...BY });
    const link = { accountId, stripeSubscriptionId: stripeId };
    stripe.slownessMs = 150;
    const older = syncStripeSubscription(link);
    await new Promise((resolve) => setTimeout(resolve, 220));
    await cancelSubscription({ accountId, ...BY });
    await older;
    expect(subscriptionAt(stripeId).cancel_at_period_end).toBe(true);
  });

  it("jobs about one subscription stand in one queue", async () => {
    setClock(START);
    const { accountId, stripeId } = await byCard();
    await cancelSubscription({ accountId, ...BY });
    const { rows } = await asSystem((tx) =>
      tx.execute(sql`select queue_name from graphile_worker.jobs
      where task_identifier = 'sync-stripe-subscription'`),
    );
    expect(rows).toEqual([{ queue_name: `stripe:${stripeId}` }]);
    await runQueued();
  });
});

describe("who staff have suspended", () => {
  it("is charged and billed nothing, and gets no letter about it", async () => {
    setClock(START);
    const { accountId, stripeId } = await byCard();
    await suspendAccount(accountId, STAFF);
    await runQueued();
    const letters = () => asSystem((tx) => tx.$count(mails, sql`about_account_id = ${accountId}`));
    const before = await letters();
    for (const month of [1, 2, 3]) {
      await jobsAt(addDays(addMonths(START, month), -6));
      setClock(addMonths(START, month));
      stripe.draftIfDue(stripeId);
      await stripe.finalizeDrafts();
      await jobsAt(addDays(addMonths(START, month), 1));
    }
    expect(paidTo(stripeId)).toHaveLength(1);
    expect((await accountState(accountId)).invoices.map(({ status }) => status)).toEqual(["paid"]);
    expect(await letters()).toBe(before);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is charged again at the period's end where the suspension is lifted before", async () => {
    setClock(START);
    const { accountId, stripeId } = await byCard();
    await suspendAccount(accountId, STAFF);
    await runQueued();
    expect(subscriptionAt(stripeId).pause_collection).toMatchObject({ behavior: "void" });
    setClock(addDays(START, 3));
    await reactivateAccount(accountId, STAFF);
    await runQueued();
    expect(subscriptionAt(stripeId)).toMatchObject({ pause_collection: null, status: "active" });
    await jobsAt(addDays(END, -6));
    setClock(afterEnd(60));
    const since = stripe.events.length;
    stripe.draftIfDue(stripeId);
    await stripe.finalizeDrafts();
    await hear(since);
    expect((await accountState(accountId)).invoices.map(({ status }) => status)).toEqual(["paid", "paid"]);
  });

  it("pays by link where it is lifted after the period, since Stripe has passed that by", async () => {
    setClock(START);
    const { accountId, stripeId } = await byCard();
    await suspendAccount(accountId, STAFF);
    await runQueued();
    setClock(afterEnd(0));
    stripe.draftIfDue(stripeId);
    await jobsAt(addDays(END, 20));
    await reactivateAccount(accountId, STAFF);
    await jobsAt(addDays(END, 20));
    expect(subscriptionAt(stripeId).status).toBe("canceled");
    const newer = await payByCard(accountId);
    expect(newer).not.toBe(stripeId);
    expect((await accountState(accountId)).subscription).toMatchObject({
      status: "active",
      currentPeriodStart: addDays(END, 20),
    });
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("after the time to pay", () => {
  it("Stripe's subscription and its open invoice end with the suspension, and a new page starts another", async () => {
    setClock(START);
    const { accountId, stripeId } = await byCard();
    await jobsAt(addDays(END, -6));
    setClock(afterEnd(60));
    const since = stripe.events.length;
    const open = await stripe.decline(stripeId);
    await hear(since);
    await jobsAt(afterEnd(7 * 60));
    await jobsAt(addDays(END, 8));
    expect((await accountState(accountId)).account.suspensionReason).toBe("payment_overdue");
    expect(open.status).toBe("void");
    expect(subscriptionAt(stripeId).status).toBe("canceled");
    expect((await accountState(accountId)).subscription.stripeSubscriptionId).toBeNull();
    await payByCard(accountId);
    expect((await accountState(accountId)).account.status).toBe("active");
    expect(await brokenInvariants()).toEqual([]);
  });
});

it("a charge that arrives after staff have cancelled opens nothing, and staff are told of the money", async () => {
  setClock(START);
  const { accountId, stripeId } = await byCard();
  await jobsAt(addDays(END, -6));
  setClock(afterEnd(60));
  const since = stripe.events.length;
  await stripe.renewIfDue(stripeId);
  await cancelAccount(accountId, STAFF);
  await hear(since);
  await runQueued();
  expect((await accountState(accountId)).account).toMatchObject({
    status: "cancelled",
    cancelledByStaff: true,
  });
  expect(await failedEvents()).toBeGreaterThan(0);
  const { rows } = await asSystem((tx) =>
    tx.execute(sql`select amount_cents from unplaced_charges where account_id = ${accountId}`),
  );
  expect(rows).toEqual([{ amount_cents: 13_900 }]);
  expect(
    await asSystem((tx) =>
      tx.$count(subscriptions, sql`account_id = ${accountId} and status <> 'cancelled'`),
    ),
  ).toBe(0);
});
