/**
 * Guards lib/subscriptions/renewal/renew-subscriptions.ts, lib/subscriptions/renewal/mark-past-due.ts,
 * lib/payments/stripe/sync-paid-invoices.ts, lib/payments/checkout/find-due-invoice.ts,
 * lib/payments/paypal/settle-order.ts.
 */
import { and, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as stripeHook } from "@/app/api/webhooks/stripe/route";
import { asSystem, mails } from "@/db";
import { setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { findDueInvoice } from "@/lib/payments/checkout/find-due-invoice";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { settleOrder } from "@/lib/payments/paypal/settle-order";
import { syncStripeSubscription } from "@/lib/payments/stripe/subscription/sync-subscription-job";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { PaypalStandIn } from "@/test/providers/paypal";
import { StripeStandIn } from "@/test/providers/stripe";

useDatabase();
const stripe = new StripeStandIn();
const paypal = new PaypalStandIn();
const START = new Date("2026-01-31T10:00:00Z");

beforeAll(async () => {
  await Promise.all([stripe.start(), paypal.start()]);
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_API_BASE: stripe.url,
    PAYPAL_CLIENT_ID: paypal.clientId,
    PAYPAL_CLIENT_SECRET: paypal.clientSecret,
    PAYPAL_WEBHOOK_ID: paypal.webhookId,
    PAYPAL_API_BASE: paypal.url,
  });
  resetEnv();
});
beforeEach(() => setClock(START));
afterEach(() => setClock(undefined));
afterAll(() => Promise.all([stripe.stop(), paypal.stop()]));

const pageOf = async (accountId: number, paymentMethod: "stripe" | "paypal") => {
  const started = await startCheckout({ accountId, paymentMethod, actor: "user:1" });
  return ("url" in started ? started.url : "").split("/").at(-1) ?? "";
};
/** Stripe tells us of everything since then. */
async function hear(since: number): Promise<void> {
  for (const event of stripe.events.slice(since)) {
    const body = JSON.stringify(event);
    const headers = { "stripe-signature": stripe.signature(body) };
    const answer = await stripeHook(new Request("http://localhost/", { method: "POST", body, headers }));
    expect(answer.status).toBe(200);
  }
}
async function byCard() {
  const accountId = await pendingAccount();
  const since = stripe.events.length;
  const session = await stripe.pay(await pageOf(accountId, "stripe"));
  await hear(since);
  return { accountId, stripeId: String(session.subscription) };
}
const jobsAt = async (at: Date) => {
  setClock(at);
  await runJobs();
};
const hours = (at: Date, count: number) => new Date(at.getTime() + count * 3_600_000);
const lettersOf = (accountId: number, template: string) =>
  asSystem((tx) =>
    tx
      .select({ props: mails.props })
      .from(mails)
      .where(and(eq(mails.aboutAccountId, accountId), eq(mails.template, template))),
  );

describe("a card that is charged by itself", () => {
  it("renews for a year without gap, drift or a letter that asks for money", async () => {
    const { accountId, stripeId } = await byCard();
    for (let month = 1; month <= 12; month += 1) {
      const end = addMonths(START, month);
      await jobsAt(addDays(end, -6));
      await jobsAt(hours(end, 1));
      const since = stripe.events.length;
      await stripe.charge(stripeId);
      await hear(since);
      await jobsAt(hours(end, 7));
      const { account, subscription } = await accountState(accountId);
      expect([account.status, subscription.status, account.credits]).toEqual(["active", "active", 2000]);
      expect(subscription).toMatchObject({
        currentPeriodStart: end,
        currentPeriodEnd: addMonths(START, month + 1),
      });
    }
    const reminders = await lettersOf(accountId, "renewal-due");
    expect(reminders).toHaveLength(12);
    expect(reminders.every(({ props }) => props.chargedAutomatically === true)).toBe(true);
    expect(await lettersOf(accountId, "past-due")).toEqual([]);
    expect((await accountState(accountId)).invoices.every(({ status }) => status === "paid")).toBe(true);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is past due only six hours after the end, since Stripe charges about an hour late; a late charge heals it", async () => {
    const { accountId, stripeId } = await byCard();
    const end = addMonths(START, 1);
    await jobsAt(addDays(end, -6));
    await jobsAt(hours(end, 5));
    expect((await accountState(accountId)).subscription.status).toBe("active");
    await jobsAt(hours(end, 6));
    expect((await accountState(accountId)).subscription.status).toBe("past_due");
    const since = stripe.events.length;
    await stripe.charge(stripeId);
    await hear(since);
    expect((await accountState(accountId)).subscription).toMatchObject({
      status: "active",
      currentPeriodStart: end,
    });
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("a card that was declined", () => {
  async function declined() {
    const { accountId, stripeId } = await byCard();
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

  it("is made good on the page of Stripe's own invoice, so that nobody pays a period twice", async () => {
    const { accountId, invoice, end } = await declined();
    const since = stripe.events.length;
    expect(await findDueInvoice(accountId)).toMatchObject({ isCharged: false });
    expect(await pageOf(accountId, "stripe")).toBe(invoice.id);
    await stripe.payInvoice(invoice.id);
    await hear(since);
    const { subscription, invoices } = await accountState(accountId);
    expect(subscription).toMatchObject({ status: "active", currentPeriodStart: end });
    expect(invoices.map(({ kind, status }) => [kind, status])).toEqual([
      ["first", "paid"],
      ["renewal", "paid"],
    ]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is never charged again once the period was paid by bank; the next one is paid by a link", async () => {
    const { accountId, stripeId, end } = await declined();
    const since = stripe.events.length;
    const transfer = { externalPaymentId: `INSTEAD-${accountId}`, payerName: "P", actor: "terminal" };
    await confirmBankTransfer({ accountId, amountCents: 13900, ...transfer });
    await syncStripeSubscription({ accountId, stripeSubscriptionId: stripeId });
    expect(stripe.rows("sub_").find(({ id }) => id === stripeId)).toMatchObject({ status: "canceled" });
    await hear(since);
    expect((await accountState(accountId)).subscription).toMatchObject({
      status: "active",
      paymentMethod: "bank_transfer",
      stripeSubscriptionId: null,
      currentPeriodStart: end,
    });
    await jobsAt(addDays(addMonths(START, 2), -6));
    expect(await pageOf(accountId, "stripe")).toMatch(/^cs_/);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("that is to pay by the year from now on gets the letter with the link, and a page to pay on", async () => {
    const { accountId, stripeId } = await byCard();
    await changePlan({ accountId, planSlug: "growth", interval: "year", actor: "user:1" });
    await syncStripeSubscription({ accountId, stripeSubscriptionId: stripeId });
    await jobsAt(addDays(addMonths(START, 1), -6));
    const [letter] = await lettersOf(accountId, "renewal-due");
    expect(letter?.props).toMatchObject({ chargedAutomatically: false, amount: "$1,417.80" });
    const since = stripe.events.length;
    await stripe.pay(await pageOf(accountId, "stripe"));
    await hear(since);
    expect((await accountState(accountId)).subscription).toMatchObject({
      billingInterval: "year",
      currentPeriodStart: addMonths(START, 1),
      currentPeriodEnd: addMonths(START, 13),
    });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("before it is due there is nothing to pay by card, and the page says so", async () => {
    const { accountId } = await byCard();
    await jobsAt(addDays(addMonths(START, 1), -6));
    expect(await findDueInvoice(accountId)).toMatchObject({ isCharged: true, preferred: "stripe" });
    await expect(pageOf(accountId, "stripe")).rejects.toMatchObject({
      code: "invalid_state",
      message: expect.stringContaining("charged automatically when this is due"),
    });
  });
});

describe("PayPal", () => {
  it("has an invoice and an order of its own for each period, and a letter with the link", async () => {
    const accountId = await pendingAccount();
    const pay = async () => {
      const order = await pageOf(accountId, "paypal");
      await paypal.approve(order);
      await settleOrder(order);
      return order;
    };
    const orders = [await pay()];
    for (let month = 1; month <= 3; month += 1) {
      const end = addMonths(START, month);
      await jobsAt(addDays(end, -7));
      orders.push(await pay());
      expect((await accountState(accountId)).subscription.currentPeriodEnd).toEqual(
        addMonths(START, month + 1),
      );
    }
    expect(new Set(orders).size).toBe(4);
    const letters = await lettersOf(accountId, "renewal-due");
    expect(letters.map(({ props }) => props.chargedAutomatically)).toEqual([false, false, false]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("its stand-in refuses a field that PayPal does not know, and a capture before the payer agreed", async () => {
    const ask = (path: string, body: object) =>
      fetch(`${paypal.url}${path}`, {
        method: "POST",
        headers: { authorization: "Bearer token", "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const unknown = await ask("/v2/checkout/orders", { intent: "CAPTURE", intnet: "CAPTURE" });
    expect([unknown.status, await unknown.text()]).toEqual([400, expect.stringContaining("intnet")]);
    const order = await pageOf(await pendingAccount(), "paypal");
    expect((await ask(`/v2/checkout/orders/${order}/capture`, {})).status).toBe(422);
  });
});
