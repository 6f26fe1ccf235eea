/**
 * Guards lib/payments/stripe/subscription/sync-subscription-job.ts, lib/payments/stripe/subscription/end-at-stripe.ts,
 * lib/payments/stripe/subscription/our-subscription.ts, lib/payments/stripe/portal.ts, lib/payments/stripe/api/price.ts,
 * lib/payments/stripe/sync-refunds.ts, lib/subscriptions/sync-provider-subscription.ts.
 */
import { and, eq, like } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/webhooks/stripe/route";
import { accounts, asSystem, auditEvents, payments, plans, providerEvents } from "@/db";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { runInvariants } from "@/lib/admin/invariants/run-invariants";
import { disputeWords } from "@/lib/admin/payments/dispute-words";
import { listDisputes } from "@/lib/admin/payments/list-disputes";
import { resetEnv } from "@/lib/env";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { resumeSubscription } from "@/lib/subscriptions/lifecycle/resume-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { accountState, brokenInvariants } from "@/test/billing";
import { createPerson, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { type StripeEvent, StripeStandIn } from "@/test/providers/stripe";
import { stripePortalUrl } from "./portal";
import { syncStripeSubscription } from "./subscription/sync-subscription-job";

useDatabase();
const stripe = new StripeStandIn();
const BY = { actor: "user:1" };

beforeAll(async () => {
  await stripe.start();
  configure(stripe.secretKey);
});
afterEach(() => {
  stripe.isDown = false;
  configure(stripe.secretKey);
});
afterAll(() => stripe.stop());

function configure(secretKey: string): void {
  process.env.STRIPE_SECRET_KEY = secretKey;
  process.env.STRIPE_WEBHOOK_SECRET = stripe.webhookSecret;
  process.env.STRIPE_API_BASE = stripe.url;
  resetEnv();
}

function deliver(event: StripeEvent): Promise<Response> {
  const body = JSON.stringify(event);
  const headers = { "stripe-signature": stripe.signature(body) };
  return POST(new Request("http://localhost/api/webhooks/stripe", { method: "POST", body, headers }));
}

/** An account whose card is charged automatically from now on. */
async function subscribed(plan = "growth") {
  const accountId = await pendingAccount(plan);
  const before = stripe.events.length;
  const started = await startCheckout({ accountId, paymentMethod: "stripe", ...BY });
  if (!("url" in started)) throw new Error("no page");
  const session = await stripe.pay(started.url.split("/").at(-1) ?? "");
  for (const event of stripe.events.slice(before)) await deliver(event);
  return { accountId, id: String(session.subscription), session };
}

/** The jobs that wait for Stripe to hear of something, run now. */
async function sync(): Promise<number> {
  const { rows } = await asSystem((tx) =>
    tx.execute<{ payload: Record<string, unknown> }>(`
      delete from graphile_worker._private_jobs where task_id = (
        select id from graphile_worker._private_tasks where identifier = 'sync-stripe-subscription')
      returning payload`),
  );
  for (const { payload } of rows) await syncStripeSubscription(payload);
  return rows.length;
}
const atStripe = (id: string) => stripe.rows("sub_").find((row) => row.id === id)!;
const priceAtStripe = (id: string) =>
  (atStripe(id).items as { data: { price: { unit_amount: number } }[] }).data[0]?.price.unit_amount;

describe("what Stripe hears of a subscription", () => {
  it("cancelled at the period's end, and resumed; told twice, nothing more changes", async () => {
    const { accountId, id } = await subscribed();
    await cancelSubscription({ accountId, reason: "Too quiet.", ...BY });
    expect((await accountState(accountId)).subscription.cancelReason).toBe("Too quiet.");
    expect(await sync()).toBe(1);
    expect(atStripe(id)).toMatchObject({ status: "active", cancel_at_period_end: true });
    await syncStripeSubscription({ accountId, stripeSubscriptionId: id });
    expect(atStripe(id)).toMatchObject({ status: "active", cancel_at_period_end: true });
    await resumeSubscription({ accountId, ...BY });
    await sync();
    expect(atStripe(id)).toMatchObject({ status: "active", cancel_at_period_end: false });
  });

  it("a change of mind before the job runs is one call about what holds then", async () => {
    const { accountId, id } = await subscribed();
    await cancelSubscription({ accountId, ...BY });
    await resumeSubscription({ accountId, ...BY });
    expect(await sync()).toBe(1);
    expect(atStripe(id)).toMatchObject({ cancel_at_period_end: false });
  });

  it("a smaller plan is charged from the next period on, without proration", async () => {
    const { accountId, id } = await subscribed("scale");
    await changePlan({ accountId, planSlug: "starter", ...BY });
    await sync();
    expect(priceAtStripe(id)).toBe(8900);
    expect(atStripe(id)).toMatchObject({ cancel_at_period_end: false });
    await changePlan({ accountId, planSlug: "scale", ...BY });
    await sync();
    expect(priceAtStripe(id)).toBe(22900);
  });

  it("another interval ends its subscription at the period's end: Stripe would charge at once", async () => {
    const { accountId, id } = await subscribed();
    await changePlan({ accountId, planSlug: "growth", interval: "year", ...BY });
    await sync();
    expect(atStripe(id)).toMatchObject({ status: "active", cancel_at_period_end: true });
    expect(priceAtStripe(id)).toBe(13900);
  });

  it("an account that staff cancel is charged no more, and its subscription's end is remembered", async () => {
    const { accountId, id } = await subscribed();
    await cancelAccount(accountId, { actor: "terminal", reason: "Asked." });
    await sync();
    expect(atStripe(id)).toMatchObject({ status: "canceled" });
    await deliver(stripe.events.at(-1)!);
    expect((await accountState(accountId)).subscription.stripeSubscriptionId).toBeNull();
    expect(await brokenInvariants()).toEqual([]);
  });

  it("ended at Stripe by itself: the next period is billed by a link again", async () => {
    const { accountId, id } = await subscribed();
    await stripe.cancel(id);
    await deliver(stripe.events.at(-1)!);
    const { account, subscription } = await accountState(accountId);
    expect(account.status).toBe("active");
    expect(subscription).toMatchObject({ status: "active", stripeSubscriptionId: null });
  });

  it("while Stripe is down the job fails, to be tried again", async () => {
    const { accountId, id } = await subscribed();
    stripe.isDown = true;
    await expect(syncStripeSubscription({ accountId, stripeSubscriptionId: id })).rejects.toThrow();
  });
});

describe("Stripe's prices", () => {
  it("are found by their lookup key, and made where there is none: one for all who pay the same", async () => {
    await subscribed("starter");
    const keys = () => stripe.rows("price_").map(({ lookup_key }) => lookup_key);
    const before = keys();
    await Promise.all([subscribed("starter"), subscribed("starter")]);
    expect(keys()).toEqual(before);
    expect(before.filter((key) => /^igny8_\w+_plan\d+_month_8900_usd$/.test(String(key)))).toHaveLength(1);
  });

  it("change with the plan's price for new subscribers, and stay for running ones", async () => {
    const { id } = await subscribed("scale");
    await asSystem((tx) => tx.update(plans).set({ priceCents: 24900 }).where(eq(plans.slug, "scale")));
    const { id: newer } = await subscribed("scale");
    await asSystem((tx) => tx.update(plans).set({ priceCents: 22900 }).where(eq(plans.slug, "scale")));
    expect([priceAtStripe(id), priceAtStripe(newer)]).toEqual([22900, 24900]);
  });
});

describe("Stripe's customer portal", () => {
  it("opens for the account's one customer, and leads back to /billing", async () => {
    const { accountId, session } = await subscribed();
    const url = await stripePortalUrl(accountId, {});
    expect(stripe.rows("bps_").find((row) => row.url === url)).toMatchObject({
      customer: session.customer,
      return_url: "http://127.0.0.1:3000/billing",
    });
  });

  it("makes the customer at first need, once however often it is asked", async () => {
    const accountId = await pendingAccount();
    const before = stripe.rows("cus_").length;
    await Promise.all(Array.from({ length: 5 }, () => stripePortalUrl(accountId, {})));
    expect(stripe.rows("cus_")).toHaveLength(before + 1);
    const [account] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, accountId)));
    expect(account?.stripeCustomerId).toBe(stripe.rows("cus_").at(-1)?.id);
  });

  it("is not opened for somebody whose role has ended since their session was read, and Stripe isn't asked", async () => {
    const accountId = await pendingAccount();
    const former = await createPerson();
    const asked = stripe.rows("bps_").length + stripe.rows("cus_").length;
    const opening = stripePortalUrl(accountId, { asks: { userId: former.id } });
    await expect(opening).rejects.toMatchObject({ code: "forbidden" });
    expect(stripe.rows("bps_").length + stripe.rows("cus_").length).toBe(asked);
  });

  it("says when Stripe is down, and when it is not set up", async () => {
    const accountId = await pendingAccount();
    stripe.isDown = true;
    await expect(stripePortalUrl(accountId, {})).rejects.toMatchObject({ code: "provider_unavailable" });
    configure("");
    await expect(stripePortalUrl(accountId, {})).rejects.toMatchObject({
      code: "payment_method_unavailable",
    });
  });
});

describe("a disputed charge", () => {
  const disputesOf = (accountId: number) =>
    asSystem((tx) =>
      tx
        .select({ action: auditEvents.action, reason: auditEvents.reason })
        .from(auditEvents)
        .where(and(eq(auditEvents.accountId, accountId), like(auditEvents.action, "payment.dispute%")))
        .orderBy(auditEvents.id),
    );

  it("is in its account's audit log, once for each state, also where a subscription charged it", async () => {
    const { accountId, session } = await subscribed();
    const charge = stripe.rows("inpay_").find(({ invoice }) => invoice === session.invoice);
    const intent = (charge!.payment as { payment_intent: string }).payment_intent;
    const dispute = await stripe.dispute(intent);
    const opened = stripe.events.at(-1)!;
    for (const id of ["a", "b"])
      expect((await deliver({ ...opened, id: `${opened.id}${id}` })).status).toBe(200);
    await stripe.closeDispute(dispute.id, "lost");
    await deliver(stripe.events.at(-1)!);
    expect(await disputesOf(accountId)).toEqual([
      { action: "payment.dispute_needs_response", reason: "fraudulent" },
      { action: "payment.dispute_lost", reason: "fraudulent" },
    ]);
    // Lost is money given back, with the credits it had bought; once, however often it is told.
    await deliver({ ...stripe.events.at(-1)!, id: "again" });
    expect((await accountState(accountId)).account).toMatchObject({ status: "active", credits: 0 });
    const paid = await asSystem((tx) => tx.select().from(payments).where(eq(payments.accountId, accountId)));
    expect(paid).toMatchObject([{ status: "refunded", refundedCents: 13900 }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("waits for staff until it is decided, who read why and until when they have to answer", async () => {
    const { accountId, session } = await subscribed();
    const charge = stripe.rows("inpay_").find(({ invoice }) => invoice === session.invoice);
    const dispute = await stripe.dispute((charge!.payment as { payment_intent: string }).payment_intent);
    await deliver(stripe.events.at(-1)!);
    expect(await disputesThatWait()).toContain(dispute.id);
    expect(await toldToStaff(accountId)).toEqual([
      "The cardholder says that they did not pay this: waiting for our answer. Evidence is due by 1 Mar 2031.",
    ]);
    await stripe.closeDispute(dispute.id, "won");
    await deliver(stripe.events.at(-1)!);
    expect(await disputesThatWait()).not.toContain(dispute.id);
    expect(await toldToStaff(accountId)).toEqual([
      "The cardholder says that they did not pay this: decided for us.",
    ]);
  });
  const toldToStaff = async (accountId: number) => {
    const paid = await asSystem((tx) => tx.select().from(payments).where(eq(payments.accountId, accountId)));
    return (await listDisputes(paid.map(({ id }) => id))).map(disputeWords);
  };
  const disputesThatWait = async () => {
    const results = await asSystem((tx) => runInvariants(tx));
    return JSON.stringify(results.find(({ name }) => name === "no_dispute_is_open")?.examples);
  };

  it("of an upgrade, which is a single payment, is found as well", async () => {
    const { accountId } = await subscribed();
    await changePlan({ accountId, planSlug: "scale", ...BY });
    const started = await startCheckout({ accountId, paymentMethod: "stripe", ...BY });
    const session = await stripe.pay(("url" in started ? started.url : "").split("/").at(-1) ?? "");
    await deliver(stripe.events.at(-1)!);
    await stripe.dispute(String(session.payment_intent));
    await deliver(stripe.events.at(-1)!);
    expect(await disputesOf(accountId)).toHaveLength(1);
  });
});

describe("a refund that did not reach the payer", () => {
  it("is a failed event that says what is to be sent another way", async () => {
    const { accountId } = await subscribed();
    const [payment] = await asSystem((tx) =>
      tx.select().from(payments).where(eq(payments.accountId, accountId)),
    );
    await refundPayment({ paymentId: payment!.id, amountCents: 5000, reason: "Asked.", ...BY });
    await stripe.failRefund(stripe.rows("re_").at(-1)!.id);
    expect((await deliver(stripe.events.at(-1)!)).status).toBe(200);
    const [event] = await asSystem((tx) =>
      tx
        .select()
        .from(providerEvents)
        .where(eq(providerEvents.eventId, stripe.events.at(-1)!.id)),
    );
    expect(event).toMatchObject({
      status: "failed",
      error: `A refund of payment ${payment!.id} failed: $50.00 did not reach the payer. Send it another way.`,
    });
  });
});
