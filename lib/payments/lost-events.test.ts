/**
 * Guards lib/payments/stripe/follow-delayed.ts, lib/payments/paypal/settle-order.ts, lib/payments/paypal/capture-order.ts,
 * lib/payments/paypal/sync-refund.ts, lib/payments/paypal/record-dispute.ts, lib/payments/records/record-processing.ts,
 * lib/payments/records/record-dispute-state.ts, lib/payments/checkout/catch-up.ts, lib/payments/refunds/send-refund.ts,
 * lib/payments/stripe/api/once-at-stripe.ts, lib/payments/stripe/api/price.ts, lib/payments/stripe/api/customer.ts.
 */
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, mails, payments } from "@/db";
import { setClock } from "@/lib/clock";
import { renderMail } from "@/lib/mail/render-mail";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { updateBillingDetails } from "@/lib/payments/documents/update-billing-details";
import { refundKeptPayment } from "@/lib/payments/kept/refund-kept-payment";
import { spendKeptPayment } from "@/lib/payments/kept/spend-kept-payment";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { renewSubscriptions } from "@/lib/subscriptions/renewal/renew-subscriptions";
import { closeAccount } from "@/lib/team/close-account";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { createPerson, PASSWORD, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { usePaypal } from "@/test/providers/use-paypal";
import { runQueued, useStripe } from "@/test/providers/use-stripe";

useDatabase();
const { stripe, deliver, hear, pageOf, byCard, payByCard } = useStripe();
const { paypal, hear: hearPaypal, orderOf, paidAccount } = usePaypal();
const BY = { actor: "user:1" };
const START = new Date("2026-01-31T10:00:00Z");

const paymentsOf = (accountId: number) =>
  asSystem((tx) => tx.select().from(payments).where(eq(payments.accountId, accountId)).orderBy(payments.id));
const failureMails = async (accountId: number) => {
  const isOurs = and(eq(mails.aboutAccountId, accountId), eq(mails.template, "payment-failed"));
  return (await asSystem((tx) => tx.select().from(mails).where(isOurs))).map(({ props }) => props.reason);
};
const statusOf = async (accountId: number) => (await accountState(accountId)).account.status;

describe("a payment whose bad end is the first that we hear of it", () => {
  it("at Stripe is told to its payer by email", async () => {
    const accountId = await pendingAccount();
    const session = await pageOf(accountId);
    await stripe.payLater(session);
    await stripe.bounce(session, "The account is closed.");
    // The last of its events alone.
    expect((await deliver(stripe.events.at(-1)!)).status).toBe(200);
    expect(await failureMails(accountId)).toEqual(["The account is closed."]);
  });

  it("at PayPal as well, with PayPal's words", async () => {
    const accountId = await pendingAccount();
    const orderId = await orderOf(accountId);
    const since = paypal.events.length;
    paypal.refusesNext = "COMPLIANCE_VIOLATION";
    await paypal.approve(orderId);
    await hearPaypal(since);
    expect(await failureMails(accountId)).toEqual([expect.stringContaining("COMPLIANCE_VIOLATION")]);
  });
});

it("A payment on its way that staff gave up stays given up, whatever Stripe tells of its subscription", async () => {
  setClock(START);
  const { accountId, stripeId } = await byCard();
  setClock(addDays(addMonths(START, 1), -6));
  await renewSubscriptions();
  const since = stripe.events.length;
  await stripe.debit(stripeId);
  await hear(since);
  const onItsWay = (await paymentsOf(accountId)).find(({ status }) => status === "processing")!;
  await rejectPayment({ paymentId: onItsWay.id, reason: "It never came.", ...BY });
  await stripe.touch(stripeId);
  await deliver(stripe.events.at(-1)!);
  expect((await paymentsOf(accountId)).map(({ status }) => status)).toEqual(["succeeded", "failed"]);
});

describe("a page that was paid, while its event is late", () => {
  it("is not shown again, and settles when somebody wants to pay", async () => {
    const accountId = await pendingAccount();
    await stripe.pay(await pageOf(accountId));
    await expect(pageOf(accountId)).rejects.toMatchObject({ code: "invalid_state" });
    expect(await statusOf(accountId)).toBe("active");
  });

  it("lets nobody pay beside it at another provider", async () => {
    const accountId = await pendingAccount();
    await stripe.pay(await pageOf(accountId));
    const orders = paypal.rows("ORDER").length;
    await expect(startCheckout({ accountId, paymentMethod: "paypal", ...BY })).rejects.toMatchObject({
      message: expect.stringContaining("was paid in the meantime"),
    });
    expect([await statusOf(accountId), paypal.rows("ORDER").length]).toEqual(["active", orders]);
  });
});

/** Paid by card while a transfer settled the invoice: the card's money is kept. */
async function keptByCard() {
  const accountId = await pendingAccount();
  const since = stripe.events.length;
  const session = await stripe.pay(await pageOf(accountId));
  const transfer = { externalPaymentId: `KEPT-${accountId}`, amountCents: 13_900, payerName: "P" };
  await confirmBankTransfer({ accountId, ...transfer, ...BY });
  await hear(since);
  await runQueued();
  const kept = (await paymentsOf(accountId)).find(({ status }) => status === "kept")!;
  const of = stripe.rows("inpay_").find(({ invoice }) => invoice === session.invoice)!;
  return { accountId, kept, intent: (of.payment as { payment_intent: string }).payment_intent };
}

describe("kept money whose payer disputes it", () => {
  it("is neither sent back nor used until that is decided", async () => {
    const { accountId, kept, intent } = await keptByCard();
    const since = stripe.events.length;
    const dispute = await stripe.dispute(intent, "duplicate");
    await hear(since);
    const own = { accountId, paymentId: kept.id, ...BY };
    const refusal = { code: "invalid_state", message: expect.stringContaining("disputes") };
    await expect(refundKeptPayment(own)).rejects.toMatchObject(refusal);
    await expect(spendKeptPayment(own)).rejects.toMatchObject(refusal);
    const later = stripe.events.length;
    await stripe.closeDispute(dispute.id, "won");
    await hear(later);
    expect(await refundKeptPayment(own)).toMatchObject({ refundedCents: 13_900 });
    expect(await brokenInvariants()).toEqual([]);
  });
});

it("An account for which money is held can't be closed before that has left", async () => {
  const { accountId, kept } = await keptByCard();
  const { id: userId } = await createPerson({ account: { id: accountId }, role: "owner" });
  const { name } = (await accountState(accountId)).account;
  const closing = { accountId, userId, confirmName: name, password: PASSWORD };
  await expect(closeAccount(closing)).rejects.toMatchObject({ message: expect.stringContaining("$139") });
  await refundKeptPayment({ accountId, paymentId: kept.id, ...BY });
  await closeAccount(closing);
  expect(await statusOf(accountId)).toBe("cancelled");
});

describe("a refund that was made at the provider, and never told", () => {
  it("is booked when Stripe refuses another one", async () => {
    const { accountId } = await byCard();
    const [payment] = await paymentsOf(accountId);
    const [intent] = stripe.rows("pi_").slice(-1);
    await stripe.refund(intent!.id, 13_900);
    await expect(refundPayment({ paymentId: payment!.id, reason: "r", ...BY })).rejects.toMatchObject({
      code: "already_refunded",
      message: expect.stringContaining("nothing more was sent"),
    });
    expect(await paymentsOf(accountId)).toMatchObject([{ status: "refunded", refundedCents: 13_900 }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is booked when PayPal refuses another one, or has decided a dispute", async () => {
    const { accountId, payment } = await paidAccount();
    await paypal.refundThere(payment.externalPaymentId, "139.00");
    await expect(refundPayment({ paymentId: payment.id, reason: "r", ...BY })).rejects.toMatchObject({
      code: "already_refunded",
    });
    expect(await paymentsOf(accountId)).toMatchObject([{ status: "refunded" }]);

    const disputed = await paidAccount();
    await paypal.reverse(disputed.payment.externalPaymentId);
    const since = paypal.events.length;
    await paypal.dispute(disputed.payment.externalPaymentId, "RESOLVED");
    await hearPaypal(since);
    expect(await paymentsOf(disputed.accountId)).toMatchObject([
      { status: "refunded", refundedCents: 13_900 },
    ]);
    expect(await brokenInvariants()).toEqual([]);
  });
});

it("Money that a lost dispute took is told as that, and not as a refund of ours", async () => {
  const { accountId } = await byCard();
  const since = stripe.events.length;
  const dispute = await stripe.dispute(stripe.rows("pi_").at(-1)!.id);
  await stripe.closeDispute(dispute.id, "lost");
  await hear(since);
  expect(await paymentsOf(accountId)).toMatchObject([{ status: "refunded" }]);
  const isOurs = and(eq(mails.aboutAccountId, accountId), eq(mails.template, "refunded"));
  const [mail] = await asSystem((tx) => tx.select().from(mails).where(isOurs));
  const { subject, text } = await renderMail("refunded", mail!.props);
  expect(`${subject} ${text}`).toContain("decided the dispute");
  expect(`${subject} ${text}`).not.toContain("We refunded");
});

it("A capture that PayPal refuses beside one that took the money is no refusal", async () => {
  const accountId = await pendingAccount();
  const orderId = await orderOf(accountId);
  const since = paypal.events.length;
  await paypal.approve(orderId);
  const order = paypal.rows("ORDER").find(({ id }) => id === orderId)!;
  const [unit] = order.purchase_units as Record<string, unknown>[];
  const { amount, custom_id } = unit!;
  const capture = { id: `CAPTURE-OF-${orderId}`, status: "COMPLETED", amount, custom_id };
  Object.assign(unit!, { payments: { captures: [capture] } });
  paypal.refusesNext = "DUPLICATE_INVOICE_ID";
  await hearPaypal(since);
  expect(await paymentsOf(accountId)).toMatchObject([{ status: "succeeded", externalPaymentId: capture.id }]);
});

describe("Stripe's objects", () => {
  it("a customer whose answer was lost is made though its name has changed since", async () => {
    const accountId = await pendingAccount();
    stripe.losesAnswers = 3;
    await expect(pageOf(accountId)).rejects.toMatchObject({ code: "provider_unavailable" });
    stripe.losesAnswers = 0;
    await updateBillingDetails({ accountId, change: { billing_name: "Another Name Ltd" }, by: BY });
    expect(await pageOf(accountId)).toMatch(/^cs_/);
  });

  it("a price that somebody archived is made again", async () => {
    await byCard("growth");
    for (const price of stripe.rows("price_")) price.active = false;
    expect(await payByCard(await pendingAccount("growth"))).toMatch(/^sub_/);
  });

  it("an address that was cleared here is cleared there", async () => {
    const { accountId } = await byCard();
    const bill = async (line1: string | null, city: string | null, billing_country: string | null) => {
      const change = { billing_address_line1: line1, billing_city: city, billing_country };
      await updateBillingDetails({ accountId, change, by: BY });
      await runQueued();
      return stripe.rows("cus_").at(-1)!.address;
    };
    expect(await bill("1 Main Street", "Berlin", "DE")).toMatchObject({
      line1: "1 Main Street",
      country: "DE",
    });
    expect(await bill("1 Main Street", null, null)).toEqual({ line1: "1 Main Street" });
    expect(await bill(null, null, null)).toBeNull();
  });
});
