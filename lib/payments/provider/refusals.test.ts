/**
 * Guards lib/payments/provider/ask-provider.ts, lib/payments/provider/installation.ts, lib/payments/paypal/capture-order.ts,
 * lib/payments/paypal/our-order.ts, lib/payments/provider/known-checkout.ts, lib/payments/stripe/api/.
 */
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { accounts, asSystem, auditEvents, payments, providerEvents, subscriptions } from "@/db";
import { AppError } from "@/lib/errors";
import { findDueInvoice } from "@/lib/payments/checkout/find-due-invoice";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { stripePortalUrl } from "@/lib/payments/stripe/portal";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { usePaypal } from "@/test/providers/use-paypal";
import { runQueued, useStripe } from "@/test/providers/use-stripe";
import { installationId } from "./installation";

useDatabase();
const { stripe, deliver, hear, pageOf, byCard } = useStripe();
const { paypal, ...atPaypal } = usePaypal();

const open = (accountId: number, paymentMethod: "stripe" | "paypal") =>
  startCheckout({ accountId, paymentMethod, actor: "user:1" }).then(
    (started) => ("url" in started ? started.url : ""),
    (error: unknown) => (error instanceof AppError ? `${error.code}: ${error.message}` : String(error)),
  );
const statusOf = async (accountId: number) => (await accountState(accountId)).account.status;
const eventOf = async (eventId: string) => {
  const [event] = await asSystem((tx) =>
    tx.select().from(providerEvents).where(eq(providerEvents.eventId, eventId)),
  );
  return event!;
};

const customerOf = async (accountId: number) => {
  const [account] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, accountId)));
  return account!.stripeCustomerId!;
};

describe("a capture that PayPal refuses for good", () => {
  it.each([
    "DUPLICATE_INVOICE_ID",
    "TRANSACTION_BLOCKED_BY_PAYEE",
    "COMPLIANCE_VIOLATION",
    "PAYEE_ACCOUNT_RESTRICTED",
    "MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED",
    "SOMETHING_NEW_OF_NEXT_YEAR",
  ])("%s closes the page, is told in PayPal's words, and leads to another order", async (issue) => {
    const accountId = await pendingAccount();
    const order = await atPaypal.orderOf(accountId);
    const since = paypal.events.length;
    paypal.refusesNext = issue;
    await paypal.approve(order);
    expect(await atPaypal.hear(since)).toEqual([200]);
    expect((await eventOf(paypal.events[since]!.id)).status).toBe("applied");
    const told = (await findDueInvoice(accountId))!.declined;
    expect(told?.failureReason).toContain(issue);
    expect(told?.failureReason).toContain("PayPal's words");
    const next = await open(accountId, "paypal");
    expect(next).toContain("/checkoutnow/");
    expect(next).not.toContain(order);
    const invoiceIds = paypal
      .rows("ORDER")
      .slice(-2)
      .map((row) => (row.purchase_units as { invoice_id: string }[])[0]!.invoice_id);
    expect(new Set(invoiceIds).size).toBe(2);
  });

  it("PAYER_ACTION_REQUIRED sends the payer back to PayPal, and the same order is paid then", async () => {
    const accountId = await pendingAccount();
    const order = await atPaypal.orderOf(accountId);
    const since = paypal.events.length;
    paypal.refusesNext = "PAYER_ACTION_REQUIRED";
    await paypal.approve(order);
    expect(await atPaypal.hear(since)).toEqual([200]);
    const due = (await findDueInvoice(accountId))!;
    expect(due.declined).toBeUndefined();
    expect(due.payerActionUrl).toContain(`${order}?again=1`);
    expect(await open(accountId, "paypal")).toBe(due.payerActionUrl);
    const again = paypal.events.length;
    await paypal.approve(order);
    await atPaypal.hear(again);
    expect(await statusOf(accountId)).toBe("active");
    expect(await brokenInvariants()).toEqual([]);
  });
});

it("a page that PayPal refuses to open is told with its issue, not as an outage", async () => {
  paypal.refusesOrders = "CURRENCY_NOT_SUPPORTED";
  const said = await open(await pendingAccount(), "paypal");
  paypal.refusesOrders = undefined;
  expect(said).toMatch(/^invalid_state: PayPal refused this payment: .*CURRENCY_NOT_SUPPORTED/);
});

describe("an id that Stripe does not know any more", () => {
  it("of a customer is forgotten, and the page opens with a new one; so does the portal's next", async () => {
    const { accountId } = await byCard();
    const gone = await customerOf(accountId);
    stripe.forget(gone);
    expect(await stripePortalUrl(accountId, {})).toContain("/portal/");
    const next = await customerOf(accountId);
    expect(next).not.toBe(gone);
    expect(stripe.rows("cus_").map(({ id }) => id)).toContain(next);
  });

  it("of a subscription is unlinked, which staff can read, and the next period is paid by a link", async () => {
    const { accountId, stripeId } = await byCard();
    stripe.forget(stripeId);
    await asSystem((tx) =>
      tx.execute(
        `select graphile_worker.add_job('sync-stripe-subscription', '{"accountId": ${accountId}, "stripeSubscriptionId": "${stripeId}"}')`,
      ),
    );
    await runQueued();
    const [row] = await asSystem((tx) =>
      tx.select().from(subscriptions).where(eq(subscriptions.accountId, accountId)),
    );
    expect(row!.stripeSubscriptionId).toBeNull();
    const said = await asSystem((tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.accountId, accountId)),
    );
    expect(said.map(({ action }) => action)).toContain("subscription.stripe_link_dropped");
  });
});

describe("another installation that uses the same provider account", () => {
  it("its paid session at Stripe, with our numbers on it, opens nothing here", async () => {
    const accountId = await pendingAccount();
    const { invoices } = await accountState(accountId);
    const theirs = await stripe.foreignSession({ account_id: accountId, invoice_id: invoices[0]!.id });
    expect((await deliver(stripe.events.at(-1)!)).status).toBe(200);
    expect((await eventOf(stripe.events.at(-1)!.id)).status).toBe("ignored");
    await stripe.foreignSession({
      account_id: accountId,
      invoice_id: invoices[0]!.id,
      installation: "other",
    });
    await deliver(stripe.events.at(-1)!);
    expect(await statusOf(accountId)).toBe("pending_payment");
    expect(theirs.payment_status).toBe("paid");
  });

  it("its dispute at Stripe is not ours to answer, whatever it comes to", async () => {
    const accountId = await pendingAccount();
    for (const installation of [undefined, "other"]) {
      const written = { account_id: accountId, invoice_id: 1, ...(installation ? { installation } : {}) };
      const theirs = await stripe.foreignSession(written);
      const dispute = await stripe.dispute(String(theirs.payment_intent));
      await deliver(stripe.events.at(-1)!);
      expect((await eventOf(stripe.events.at(-1)!.id)).status).toBe("ignored");
      await stripe.closeDispute(dispute.id, "lost");
      await deliver(stripe.events.at(-1)!);
      expect((await eventOf(stripe.events.at(-1)!.id)).status).toBe("ignored");
      const said = await asSystem((tx) => tx.$count(auditEvents, eq(auditEvents.targetId, dispute.id)));
      expect(said).toBe(0);
    }
  });

  it("its capture at PayPal pays nothing here", async () => {
    const accountId = await pendingAccount();
    const { invoices } = await accountState(accountId);
    const since = paypal.events.length;
    await paypal.soldElsewhere(`${accountId}:${invoices[0]!.id}`);
    await paypal.soldElsewhere(`${accountId}:${invoices[0]!.id}:other`);
    expect(await atPaypal.hear(since)).toEqual([200, 200]);
    expect(await statusOf(accountId)).toBe("pending_payment");
  });

  it("a checkout that is known here counts, also where it was opened before there was an id", async () => {
    const accountId = await pendingAccount();
    const session = await pageOf(accountId);
    const row = stripe.rows("cs_").find(({ id }) => id === session)!;
    for (const key of ["metadata", "subscription_metadata"] as const)
      Object.assign(row, { [key]: { account_id: String(accountId), invoice_id: "1" } });
    const since = stripe.events.length;
    await stripe.pay(session);
    await hear(since);
    expect(await statusOf(accountId)).toBe("active");
  });

  it("is told apart in everything that leaves", async () => {
    const id = await installationId();
    expect(id).toMatch(/^\w{10}$/);
    await byCard();
    await atPaypal.paidAccount();
    const left = (prefix: string) => JSON.stringify(stripe.rows(prefix).at(-1));
    for (const prefix of ["cus_", "price_", "cs_", "sub_"]) expect(left(prefix)).toContain(id);
    const order = JSON.stringify(paypal.rows("ORDER").at(-1));
    expect(order.split(id).length - 1).toBeGreaterThanOrEqual(2);
  });
});

describe("text that PostgreSQL can't store", () => {
  const NUL = "\\u0000";
  const HALF = "\\ud83d";

  it("in an event is cleaned, and the event applied", async () => {
    const accountId = await pendingAccount();
    const since = stripe.events.length;
    await stripe.pay(await pageOf(accountId));
    for (const event of stripe.events.slice(since)) {
      const note = JSON.parse(`"a${NUL}b${HALF}"`) as string;
      const dirty = { ...event, data: { object: { ...event.data.object, [note]: note } } };
      expect((await deliver(dirty)).status).toBe(200);
    }
    expect(await statusOf(accountId)).toBe("active");
  });

  it("in what a provider answers, such as a payer's name, is cleaned too", async () => {
    const accountId = await pendingAccount();
    const since = stripe.events.length;
    const session = await stripe.pay(await pageOf(accountId));
    const bill = stripe.rows("in_").find(({ id }) => id === session.invoice)!;
    bill.customer_name = JSON.parse(`"Pet${NUL}ra ${HALF}"`);
    expect(await hear(since)).not.toContain(500);
    const [payment] = await asSystem((tx) =>
      tx.select().from(payments).where(eq(payments.accountId, accountId)),
    );
    expect(payment).toMatchObject({ status: "succeeded", payerName: "Petra \ufffd" });
  });

  it("an event that can't be stored is kept as failed, where staff see it", async () => {
    // Too long for the index that makes it once.
    const id = `evt_${randomBytes(6000).toString("hex")}`;
    const event = { ...stripe.events.at(-1)!, id, type: "x.y" };
    expect((await deliver(event)).status).toBe(200);
    const [kept] = await asSystem((tx) =>
      tx
        .select()
        .from(providerEvents)
        .where(eq(providerEvents.eventId, id.slice(0, 255))),
    );
    expect(kept).toMatchObject({ status: "failed", error: expect.stringContaining("can't be stored") });
  });
});
