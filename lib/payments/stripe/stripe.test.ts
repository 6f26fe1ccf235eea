/**
 * Guards lib/payments/stripe/, lib/payments/webhooks/, app/api/webhooks/stripe/route.ts,
 * lib/payments/provider/provider-events.ts.
 */
import { and, eq, inArray } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/webhooks/stripe/route";
import { asSystem, auditEvents, creditTransactions, payments, providerEvents } from "@/db";
import { resetEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { type StripeEvent, StripeStandIn } from "@/test/providers/stripe";
import { syncStripeSubscription } from "./subscription/sync-subscription-job";

useDatabase();
const stripe = new StripeStandIn();

beforeAll(async () => {
  await stripe.start();
  process.env.STRIPE_SECRET_KEY = stripe.secretKey;
  process.env.STRIPE_WEBHOOK_SECRET = stripe.webhookSecret;
  process.env.STRIPE_API_BASE = stripe.url;
  resetEnv();
});
afterEach(() => {
  stripe.isDown = false;
});
afterAll(() => stripe.stop());

const deliver = (event: StripeEvent, signature?: string) => {
  const body = JSON.stringify(event);
  const headers = { "stripe-signature": signature ?? stripe.signature(body) };
  return POST(new Request("http://localhost/api/webhooks/stripe", { method: "POST", body, headers }));
};
const checkout = (accountId: number) =>
  startCheckout({ accountId, paymentMethod: "stripe", actor: "user:1" }) as Promise<{ url: string }>;
const sessionOf = ({ url }: { url: string }) => url.split("/").at(-1)!;

/** Opens a checkout and pays it; answers the events that Stripe would send now, and its subscription. */
async function paidAccount(plan = "growth") {
  const accountId = await pendingAccount(plan);
  const before = stripe.events.length;
  const session = await stripe.pay(sessionOf(await checkout(accountId)));
  return {
    accountId,
    events: stripe.events.slice(before),
    subscriptionId: String(session.subscription),
    before,
  };
}

describe("paying by card", () => {
  it("settles when Stripe says so, before or after the browser comes back", async () => {
    const { accountId, events, subscriptionId } = await paidAccount();
    expect((await accountState(accountId)).account.status).toBe("pending_payment");
    for (const event of events) expect((await deliver(event)).status).toBe(200);
    const { account, subscription, invoices } = await accountState(accountId);
    expect(account).toMatchObject({ status: "active", credits: 2000, paymentMethod: "stripe" });
    expect(subscription).toMatchObject({ status: "active", stripeSubscriptionId: subscriptionId });
    expect(invoices).toMatchObject([{ status: "paid" }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("uses an open checkout again: ten presses at once open one page", async () => {
    const accountId = await pendingAccount();
    const pages = await Promise.all(Array.from({ length: 10 }, () => checkout(accountId)));
    expect(new Set(pages.map(({ url }) => url)).size).toBe(1);
    expect((await checkout(accountId)).url).toBe(pages[0]?.url);
  });

  it("opens a new page once Stripe has let the old one expire", async () => {
    const accountId = await pendingAccount();
    const before = stripe.events.length;
    const old = await checkout(accountId);
    await stripe.expire(sessionOf(old));
    for (const event of stripe.events.slice(before)) expect((await deliver(event)).status).toBe(200);
    const fresh = await checkout(accountId);
    expect(fresh.url).not.toBe(old.url);
    expect((await checkout(accountId)).url).toBe(fresh.url);
    expect((await accountState(accountId)).invoices).toMatchObject([{ status: "open" }]);
  });

  it("says when Stripe is down, keeps the invoice open, and works when tried again", async () => {
    const accountId = await pendingAccount();
    stripe.isDown = true;
    const error = await checkout(accountId).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "provider_unavailable" });
    expect((await accountState(accountId)).invoices).toMatchObject([{ status: "open" }]);
    stripe.isDown = false;
    expect((await checkout(accountId)).url).toContain("/pay/");
  });

  it("an upgrade is one payment, and Stripe charges the bigger plan from then on", async () => {
    const { accountId, events, subscriptionId } = await paidAccount();
    for (const event of events) await deliver(event);
    await changePlan({ accountId, planSlug: "scale", actor: "user:1" });
    const before = stripe.events.length;
    await stripe.pay(sessionOf(await checkout(accountId)));
    for (const event of stripe.events.slice(before)) await deliver(event);
    expect((await accountState(accountId)).account.credits).toBe(4000);
    await syncStripeSubscription({ accountId, stripeSubscriptionId: subscriptionId });
    expect((await stripe.charge(subscriptionId)).amount_paid).toBe(22900);
    for (const event of stripe.events.slice(before)) await deliver(event);
    expect((await accountState(accountId)).invoices.at(-1)).toMatchObject({
      kind: "renewal",
      totalCents: 22900,
    });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("money for an invoice that was paid by bank meanwhile is kept for its payer, and buys no month", async () => {
    const { accountId, events } = await paidAccount();
    await confirmBankTransfer({
      accountId,
      externalPaymentId: `BANK-${accountId}`,
      amountCents: 13900,
      payerName: "P",
      actor: "terminal",
    });
    for (const event of events) await deliver(event);
    const { invoices } = await accountState(accountId);
    expect(invoices.map(({ kind, status }) => [kind, status])).toEqual([["first", "paid"]]);
    const kept = and(eq(payments.accountId, accountId), eq(payments.status, "kept"));
    expect(await asSystem((tx) => tx.$count(payments, kept))).toBe(1);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("webhooks", () => {
  it("400: a wrong or missing signature, before anything is stored", async () => {
    const { events } = await paidAccount();
    const [event] = events as [StripeEvent];
    expect((await deliver(event, "t=1,v1=abc")).status).toBe(400);
    expect((await deliver(event, stripe.signature("{}"))).status).toBe(400);
    expect((await deliver(event, stripe.signature(JSON.stringify(event), 1))).status).toBe(400);
    const body = JSON.stringify(event);
    const bare = new Request("http://localhost/api/webhooks/stripe", { method: "POST", body });
    expect((await POST(bare)).status).toBe(400);
    const stored = await asSystem((tx) => tx.$count(providerEvents, eq(providerEvents.eventId, event.id)));
    expect(stored).toBe(0);
  });

  it("400, and why, for a thin event and for what is no event: Stripe's list shows it to the operator", async () => {
    const thin = { id: "evt_thin", object: "v2.core.event", type: "v1.billing.meter.error_report_triggered" };
    const answer = await deliver(thin as unknown as StripeEvent);
    expect([answer.status, (await answer.json()).error]).toEqual([
      400,
      expect.stringMatching(/thin.*snapshot/),
    ]);
    const none = await deliver({ id: "pi_1", object: "payment_intent" } as unknown as StripeEvent);
    expect([none.status, (await none.json()).error]).toEqual([400, expect.stringMatching(/no event/)]);
    const forged = await deliver(thin as unknown as StripeEvent, "t=1,v1=abc");
    expect((await forged.json()).error).toBe("The signature does not match.");
    const stored = await asSystem((tx) => tx.$count(providerEvents, eq(providerEvents.eventId, "evt_thin")));
    expect(stored).toBe(0);
  });

  it("500 while Stripe can't be asked, and applied when it is sent again", async () => {
    const { accountId, events } = await paidAccount();
    stripe.isDown = true;
    expect((await deliver(events[0]!)).status).toBe(500);
    stripe.isDown = false;
    expect((await deliver(events[0]!)).status).toBe(200);
    expect((await accountState(accountId)).account.status).toBe("active");
  });

  it("a webhook and an admin at once settle one first invoice once each", async () => {
    const { accountId, events } = await paidAccount();
    await Promise.all([
      ...events.map((event) => deliver(event)),
      ...events.map((event) => deliver(event)),
      confirmBankTransfer({
        accountId,
        externalPaymentId: `RACE-${accountId}`,
        amountCents: 13900,
        payerName: "P",
        actor: "terminal",
      }),
    ]);
    // In either order: the admin's money renews in advance, the card's is kept.
    const arrived = and(eq(payments.accountId, accountId), inArray(payments.status, ["succeeded", "kept"]));
    expect(await asSystem((tx) => tx.$count(payments, arrived))).toBe(2);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("refunds", () => {
  it("staff refund through Stripe, and Stripe's own events about it change nothing more", async () => {
    const { accountId, events, before } = await paidAccount();
    for (const event of events) await deliver(event);
    const [payment] = await asSystem((tx) =>
      tx.select().from(payments).where(eq(payments.accountId, accountId)),
    );
    await refundPayment({ paymentId: payment!.id, reason: "Asked.", actor: "user:1" });
    expect((await outcome(accountId)).refunded).toBe(13900);
    expect((await accountState(accountId)).account.credits).toBe(0);
    for (const event of stripe.events.slice(before)) await deliver(event);
    expect((await accountState(accountId)).account.credits).toBe(0);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("who asked for one and why is known also where Stripe's answer is lost and its event tells of the money", async () => {
    const { accountId, events } = await paidAccount();
    for (const event of events) await deliver(event);
    const [payment] = await asSystem((tx) =>
      tx.select().from(payments).where(eq(payments.accountId, accountId)),
    );
    stripe.isDown = true;
    await expect(
      refundPayment({ paymentId: payment!.id, reason: "Asked.", actor: "user:1" }),
    ).rejects.toMatchObject({ code: "provider_unavailable" });
    stripe.isDown = false;
    const before = stripe.events.length;
    await stripe.refund(payment!.externalPaymentId, 13_900);
    for (const event of stripe.events.slice(before)) await deliver(event);
    const told = await asSystem((tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.accountId, accountId)).orderBy(auditEvents.id),
    );
    expect(told.filter(({ action }) => action.startsWith("payment.refund"))).toMatchObject([
      { action: "payment.refund_asked", actor: "user:1", reason: "Asked.", after: { amount: "139.00" } },
      { action: "payment.refunded", actor: "webhook:stripe" },
    ]);
  });
});

it("the stand-in refuses a parameter that Stripe does not know", async () => {
  const response = await fetch(`${stripe.url}/v1/customers`, {
    method: "POST",
    headers: { authorization: `Bearer ${stripe.secretKey}` },
    body: new URLSearchParams({ nmae: "Acme" }),
  });
  expect(response.status).toBe(400);
  expect(JSON.stringify(await response.json())).toContain("unknown parameter: nmae");
});

async function outcome(accountId: number) {
  const { account, subscription, invoices } = await accountState(accountId);
  const rows = await asSystem(async (tx) => ({
    payments: await tx.select().from(payments).where(eq(payments.accountId, accountId)),
    ledger: await tx.$count(creditTransactions, eq(creditTransactions.accountId, accountId)),
  }));
  return {
    status: account.status,
    credits: account.credits,
    subscription: subscription.status,
    months: invoices.length,
    invoices: invoices.map(({ kind, status }) => `${kind} ${status}`),
    payments: rows.payments.length,
    refunded: rows.payments.reduce((sum, { refundedCents }) => sum + refundedCents, 0),
    ledger: rows.ledger,
  };
}
