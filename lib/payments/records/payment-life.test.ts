/**
 * Guards lib/payments/records/change-payment.ts, lib/payments/records/record-processing.ts,
 * lib/payments/records/record-declined.ts, lib/payments/stripe/follow-delayed.ts, lib/payments/paypal/settle-order.ts,
 * lib/invoices/waiting-transfer.ts.
 */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, mails, payments, providerEvents } from "@/db";
import { getPayment } from "@/lib/admin/payments/queries";
import { setClock } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { askAboutCheckouts } from "@/lib/payments/checkout/ask-about-checkouts";
import { findDueInvoice } from "@/lib/payments/checkout/find-due-invoice";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { addDays } from "@/lib/time/days";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { usePaypal } from "@/test/providers/use-paypal";
import { runQueued, useStripe } from "@/test/providers/use-stripe";

useDatabase();
const { stripe, deliver, hear, pageOf, byCard, subscriptionAt } = useStripe();
const { paypal, ...atPaypal } = usePaypal();

const paymentsOf = (accountId: number) =>
  asSystem((tx) => tx.select().from(payments).where(eq(payments.accountId, accountId)).orderBy(payments.id));
const statusesOf = async (accountId: number) => (await paymentsOf(accountId)).map(({ status }) => status);
const mailsOf = async (accountId: number) =>
  (
    await asSystem((tx) =>
      tx.select({ template: mails.template }).from(mails).where(eq(mails.aboutAccountId, accountId)),
    )
  ).map(({ template }) => template);
const checkout = (accountId: number, paymentMethod: "stripe" | "paypal") =>
  startCheckout({ accountId, paymentMethod, actor: "user:1" }).then(
    () => "opened",
    (error: unknown) => (error instanceof AppError ? `${error.code}: ${error.message}` : String(error)),
  );

/** The ways in which money takes days. */
const WAYS = {
  "a bank debit at Stripe": async (accountId: number) => {
    const since = stripe.events.length;
    const session = await pageOf(accountId);
    await stripe.payLater(session);
    await hear(since);
    return {
      arrive: async () => {
        const before = stripe.events.length;
        await stripe.arrive(session);
        return hear(before);
      },
      fail: async () => {
        const before = stripe.events.length;
        await stripe.bounce(session);
        return hear(before);
      },
    };
  },
  "an eCheck at PayPal": async (accountId: number) => {
    const since = paypal.events.length;
    const order = await atPaypal.orderOf(accountId);
    paypal.holdsNext = true;
    await paypal.approve(order);
    await atPaypal.hear(since);
    const capture = paypal.rows("CAPTURE").at(-1)!.id;
    const finish = async (status: "COMPLETED" | "DECLINED") => {
      const before = paypal.events.length;
      await paypal.finishCapture(capture, status);
      return atPaypal.hear(before);
    };
    return { arrive: () => finish("COMPLETED"), fail: () => finish("DECLINED") };
  },
};

it("tells the payer and staff why PayPal has not collected a payment yet", async () => {
  const accountId = await pendingAccount();
  await WAYS["an eCheck at PayPal"](accountId);
  const why = "It was paid from a bank account, which takes some business days.";
  const due = (await findDueInvoice(accountId))!;
  expect(due.pendingWords).toBe(why);
  expect(await getPayment(due.processing!.id)).toMatchObject({ pendingWords: why });
});

describe.each(Object.entries(WAYS))("money that takes days: %s", (_, pay) => {
  it("is seen, and no other checkout and no report of that invoice is taken meanwhile", async () => {
    const accountId = await pendingAccount();
    await pay(accountId);
    expect(await statusesOf(accountId)).toEqual(["processing"]);
    expect((await findDueInvoice(accountId))!.processing).toMatchObject({ amountCents: 13900 });
    for (const method of ["stripe", "paypal"] as const)
      expect(await checkout(accountId, method)).toMatch(
        /^payment_in_progress: .*on its way.*Don't pay it again/,
      );
    const { id: invoiceId } = (await accountState(accountId)).invoices[0]!;
    const report = { accountId, invoiceId, amountCents: 13900, externalPaymentId: "T-1", payerName: "P" };
    await expect(reportBankTransfer({ ...report, actor: "user:1" })).rejects.toMatchObject({
      code: "payment_in_progress",
    });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("pays the invoice once it has arrived, in the row that it had", async () => {
    const accountId = await pendingAccount();
    const { arrive } = await pay(accountId);
    expect((await accountState(accountId)).account.status).toBe("pending_payment");
    expect((await arrive()).every((status) => status === 200)).toBe(true);
    expect(await statusesOf(accountId)).toEqual(["succeeded"]);
    expect((await accountState(accountId)).account).toMatchObject({ status: "active", credits: 2000 });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("that fails is told with its reason, by page and mail, and can be paid again", async () => {
    const accountId = await pendingAccount();
    const { fail } = await pay(accountId);
    expect((await fail()).every((status) => status === 200)).toBe(true);
    const [failed] = await paymentsOf(accountId);
    expect(failed).toMatchObject({
      status: "failed",
      failureReason: expect.stringMatching(/refused|charge/),
    });
    const due = (await findDueInvoice(accountId))!;
    expect(due.processing).toBeUndefined();
    expect(due.declined).toMatchObject({ id: failed!.id });
    expect(await mailsOf(accountId)).toContain("payment-failed");
    expect(await checkout(accountId, "stripe")).toBe("opened");
    expect(await checkout(accountId, "paypal")).toBe("opened");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is asked about each hour, so that an event which never comes holds back nothing", async () => {
    const accountId = await pendingAccount();
    const { arrive } = await pay(accountId);
    const told = [stripe.events.length, paypal.events.length] as const;
    setClock(addDays(new Date(), 3));
    await arriveUnheard(arrive);
    await askAboutCheckouts();
    expect(await statusesOf(accountId)).toEqual(["succeeded"]);
    expect(told).toHaveLength(2);
  });

  it("staff may stop waiting for it; what arrives after all pays what is open", async () => {
    const accountId = await pendingAccount();
    const { arrive } = await pay(accountId);
    const [waiting] = await paymentsOf(accountId);
    const decision = { paymentId: waiting!.id, actor: "user:9", reason: "Three weeks are enough." };
    expect(await rejectPayment(decision)).toMatchObject({ replayed: false });
    expect(await rejectPayment(decision)).toMatchObject({ replayed: true });
    expect(await statusesOf(accountId)).toEqual(["failed"]);
    expect(await checkout(accountId, "paypal")).toBe("opened");
    await arrive();
    expect(await statusesOf(accountId)).toEqual(["failed", "succeeded"]);
    expect(await brokenInvariants()).toEqual([]);
  });
});

it("suspension waits for money on its way, up to the limit that is set", async () => {
  const { accountId, stripeId } = await byCard();
  const end = (await accountState(accountId)).subscription.currentPeriodEnd!;
  await stripe.cancel(stripeId);
  await hear(stripe.events.length - 1);
  setClock(addDays(end, -3));
  await runJobs();
  setClock(addDays(end, 5));
  await runJobs();
  await WAYS["an eCheck at PayPal"](accountId);
  setClock(addDays(end, 9));
  await runJobs();
  expect((await accountState(accountId)).account.status).toBe("active");
  setClock(addDays(end, 20));
  await runJobs();
  expect((await accountState(accountId)).account).toMatchObject({
    status: "suspended",
    suspensionReason: "payment_overdue",
  });
});

it("a subscription that began with a debit which failed ends at Stripe, and charges nothing later", async () => {
  const accountId = await pendingAccount();
  const { fail } = await WAYS["a bank debit at Stripe"](accountId);
  await fail();
  const [session] = stripe.rows("cs_").slice(-1);
  await runQueued();
  expect(subscriptionAt(String(session!.subscription)).status).toBe("canceled");
});

it("an event that says failed before Stripe's answer does comes again", async () => {
  const accountId = await pendingAccount();
  const since = stripe.events.length;
  const session = await pageOf(accountId);
  await stripe.payLater(session);
  await hear(since);
  const early = { ...stripe.events.at(-1)!, id: "evt_early", type: "checkout.session.async_payment_failed" };
  expect((await deliver(early)).status).toBe(500);
  await stripe.bounce(session);
  expect((await deliver(early)).status).toBe(200);
  expect(await statusesOf(accountId)).toEqual(["failed"]);
});

describe("a dispute", () => {
  it("at Stripe marks the payment, which is not refunded meanwhile; won, it stands again", async () => {
    const { accountId } = await byCard();
    const [payment] = await paymentsOf(accountId);
    const paid = stripe.rows("inpay_").find(({ invoice }) => invoice === payment!.externalPaymentId)!;
    const since = stripe.events.length;
    const { payment_intent } = paid.payment as { payment_intent: string };
    const dispute = await stripe.dispute(payment_intent);
    await hear(since);
    expect(await statusesOf(accountId)).toEqual(["disputed"]);
    const refund = refundPayment({ paymentId: payment!.id, reason: "Asked.", actor: "user:9" });
    await expect(refund).rejects.toMatchObject({ code: "invalid_state" });
    expect(await brokenInvariants()).toEqual([]);
    await stripe.closeDispute(dispute.id, "won");
    await hear(since);
    expect(await statusesOf(accountId)).toEqual(["succeeded"]);
  });

  it("at PayPal marks it, also when it is told before the payment; opened again, it is disputed again", async () => {
    const accountId = await pendingAccount();
    const since = paypal.events.length;
    await paypal.approve(await atPaypal.orderOf(accountId));
    const [approved] = paypal.events.slice(since);
    expect((await atPaypal.deliver(approved!)).status).toBe(200);
    const capture = paypal.rows("CAPTURE").at(-1)!.id;
    for (const [state, status] of [
      ["OPEN", "disputed"],
      ["RESOLVED", "succeeded"],
      ["WAITING_FOR_SELLER_RESPONSE", "disputed"],
    ] as const) {
      const before = paypal.events.length;
      await paypal.dispute(capture, state);
      await atPaypal.hear(before);
      expect(await statusesOf(accountId)).toEqual([status]);
    }
    await paypal.reverse(capture);
    await atPaypal.hear(paypal.events.length - 1);
    expect(await statusesOf(accountId)).toEqual(["refunded"]);
    expect(await brokenInvariants()).toEqual([]);
  });
});

it("a refund that PayPal could not pay out is told to staff, and the money counts as ours again", async () => {
  const { accountId, payment } = await atPaypal.paidAccount();
  Object.assign(paypal, { refundStatus: "PENDING" });
  const since = paypal.events.length;
  await refundPayment({ paymentId: payment.id, reason: "Asked.", actor: "user:9" });
  await paypal.finishRefund(paypal.rows("REFUND").at(-1)!.id, "FAILED");
  expect(await atPaypal.hear(since)).toEqual([200, 200]);
  expect(await statusesOf(accountId)).toEqual(["succeeded"]);
  const [event] = await asSystem((tx) =>
    tx
      .select()
      .from(providerEvents)
      .where(eq(providerEvents.eventId, paypal.events.at(-1)!.id)),
  );
  expect(event).toMatchObject({
    status: "failed",
    error: expect.stringContaining("did not reach the payer"),
  });
});

/** The provider knows, and no event of it is delivered. */
async function arriveUnheard(arrive: () => Promise<number[]>): Promise<void> {
  const lost = { stripe: stripe.webhookSecret, paypal: paypal.webhookId };
  Object.assign(stripe, { webhookSecret: "whsec_other" });
  Object.assign(paypal, { webhookId: "WH-OTHER" });
  await arrive();
  Object.assign(stripe, { webhookSecret: lost.stripe });
  Object.assign(paypal, { webhookId: lost.paypal });
}
