import { and, eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { asSystem, creditNotes, mails, payments } from "@/db";
import { listKept } from "@/lib/payments/kept/list-kept";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { settleProviderPayment } from "@/lib/payments/settlement/settle-provider-payment";
import { accountState, brokenInvariants } from "@/test/billing";
import { useDatabase } from "@/test/harness/database";
import { paymentOf, usePaypal } from "@/test/providers/use-paypal";
import { useStripe } from "@/test/providers/use-stripe";

useDatabase();
const { stripe, hear, byCard } = useStripe();
const { paypal, ...atPaypal } = usePaypal();
const BY = { actor: "user:1", reason: "Asked." };
afterEach(async () => expect(await brokenInvariants()).toEqual([]));

const paymentsOf = (accountId: number) =>
  asSystem((tx) => tx.select().from(payments).where(eq(payments.accountId, accountId)).orderBy(payments.id));
const notesOf = (accountId: number) =>
  asSystem((tx) => tx.$count(creditNotes, eq(creditNotes.accountId, accountId)));

async function toldOf(accountId: number): Promise<unknown[]> {
  const ofAccount = and(eq(mails.aboutAccountId, accountId), eq(mails.template, "payment-kept"));
  const told = await asSystem((tx) => tx.select().from(mails).where(ofAccount));
  return told.map(({ props }) => [props.amount, props.isReturned]);
}

/** Refunded at Stripe, booked, and back days later; told as often as Stripe tells it. */
async function returnedByBank(amountCents?: number) {
  const { accountId } = await byCard();
  const payment = await paymentOf(accountId);
  const since = stripe.events.length;
  await refundPayment({ paymentId: payment.id, amountCents, ...BY });
  await hear(since);
  const back = stripe.events.length;
  await stripe.failRefund(stripe.rows("re_").at(-1)!.id);
  await hear(back);
  await hear(back);
  return { accountId, payment };
}

describe("a refund that comes back after it was booked", () => {
  it("is held for the account: its invoice stays credited, and what went with it stays gone", async () => {
    const { accountId } = await returnedByBank();
    const [first, held] = await paymentsOf(accountId);
    expect(first).toMatchObject({ status: "refunded", refundedCents: 13_900 });
    expect(held).toMatchObject({
      status: "kept",
      method: "bank_transfer",
      amountCents: 13_900,
      refundedCents: 0,
    });
    expect([(await accountState(accountId)).account.credits, await notesOf(accountId)]).toEqual([0, 1]);
    expect(await toldOf(accountId)).toEqual([["$139.00", true]]);
    expect(await listKept(accountId)).toMatchObject([{ payment: { id: held!.id }, waitsFor: undefined }]);
  });

  it("is sent another way by staff, and nothing is held any longer", async () => {
    const { accountId } = await returnedByBank(5000);
    const [first, held] = await paymentsOf(accountId);
    expect(first).toMatchObject({ status: "succeeded", refundedCents: 5000 });
    await refundPayment({ paymentId: held!.id, ...BY });
    expect(await listKept(accountId)).toEqual([]);
    expect(await notesOf(accountId)).toBe(1);
  });

  it("at Stripe again: what its dashboard sends then is what was held", async () => {
    const { accountId } = await returnedByBank();
    const { payment_intent, amount } = stripe.rows("re_").at(-1)!;
    const since = stripe.events.length;
    await stripe.refund(String(payment_intent), Number(amount));
    await hear(since);
    await hear(since);
    expect(await listKept(accountId)).toEqual([]);
    expect((await paymentsOf(accountId)).map(({ refundedCents }) => refundedCents)).toEqual([13_900, 13_900]);
  });

  it("and another part of the same payment is refunded beside it", async () => {
    const { accountId, payment } = await returnedByBank(5000);
    await refundPayment({ paymentId: payment.id, amountCents: 2000, ...BY });
    const [first, held] = await paymentsOf(accountId);
    expect([first?.refundedCents, held?.refundedCents]).toEqual([7000, 0]);
  });

  it("at PayPal likewise, once", async () => {
    const { accountId, payment } = await atPaypal.paidAccount();
    await refundPayment({ paymentId: payment.id, ...BY });
    const since = paypal.events.length;
    await paypal.finishRefund(paypal.rows("REFUND").at(-1)!.id, "FAILED");
    await atPaypal.hear(since);
    await atPaypal.hear(since);
    const states = (await paymentsOf(accountId)).map(({ status, amountCents }) => [status, amountCents]);
    expect(states).toEqual([
      ["refunded", 13_900],
      ["kept", 13_900],
    ]);
  });

  it("of money that was kept, is kept again", async () => {
    const { accountId } = await byCard();
    const { invoiceId } = await paymentOf(accountId);
    const order = await atPaypal.paidAccount();
    const capture = order.payment.externalPaymentId;
    const twice = { accountId, invoiceId, amountCents: 13_900, currency: "USD", method: "stripe" as const };
    const intent = stripe.rows("pi_").at(-1)!.id;
    const { payment } = await settleProviderPayment({ ...twice, externalPaymentId: intent });
    const since = stripe.events.length;
    await refundPayment({ paymentId: payment.id, ...BY });
    await hear(since);
    expect([capture === intent, (await listKept(accountId)).length]).toEqual([false, 0]);
    const back = stripe.events.length;
    await stripe.failRefund(stripe.rows("re_").at(-1)!.id);
    await hear(back);
    expect(await listKept(accountId)).toMatchObject([{ payment: { id: payment.id, refundedCents: 0 } }]);
    expect((await paymentsOf(accountId)).filter(({ method }) => method === "bank_transfer")).toEqual([]);
  });
});

it("a refund that PayPal has not made, or could not make, is in none of its sums that are booked", async () => {
  const { accountId, payment } = await atPaypal.paidAccount();
  const since = paypal.events.length;
  paypal.refundStatus = "PENDING";
  await paypal.refundThere(payment.externalPaymentId, "50.00");
  paypal.refundStatus = "COMPLETED";
  await paypal.refundThere(payment.externalPaymentId, "30.00");
  await atPaypal.hear(since);
  expect(await paymentOf(accountId)).toMatchObject({ refundedCents: 3000 });
  const failed = paypal.events.length;
  await paypal.finishRefund(paypal.rows("REFUND").at(-2)!.id, "FAILED");
  await atPaypal.hear(failed);
  await paypal.refundThere(payment.externalPaymentId, "10.00");
  await atPaypal.hear(failed);
  expect(await paymentOf(accountId)).toMatchObject({ refundedCents: 4000 });
  expect(await listKept(accountId)).toEqual([]);
});

it("a refund made on PayPal's site whose event is lost is booked with the next one", async () => {
  const { accountId, payment } = await atPaypal.paidAccount();
  await paypal.refundThere(payment.externalPaymentId, "50.00");
  const since = paypal.events.length;
  await paypal.refundThere(payment.externalPaymentId, "30.00");
  await atPaypal.hear(since);
  expect(await paymentOf(accountId)).toMatchObject({ refundedCents: 8000 });
});
