/** Guards lib/payments/refunds/. */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, mails, refunds } from "@/db";
import { AppError } from "@/lib/errors";
import { accountState, brokenInvariants } from "@/test/billing";
import { useDatabase } from "@/test/harness/database";
import { paymentOf, usePaypal } from "@/test/providers/use-paypal";
import { useStripe } from "@/test/providers/use-stripe";
import { continueRefund } from "./continue-refund-job";
import { refundPayment } from "./refund-payment";

useDatabase();
const { stripe, hear, byCard } = useStripe();
const { paypal, ...atPaypal } = usePaypal();
const BY = { actor: "user:1", reason: "Asked." };

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const rowsOf = (paymentId: number) =>
  asSystem((tx) => tx.select().from(refunds).where(eq(refunds.paymentId, paymentId)).orderBy(refunds.id));
/** What our team was told of a refund that failed. */
const noticesOf = (refundId: number) =>
  asSystem((tx) =>
    tx
      .select()
      .from(mails)
      .where(eq(mails.onceKey, `refund-failed:${refundId}`)),
  );
const sentAtStripe = (since: number) =>
  stripe
    .rows("re_")
    .slice(since)
    .reduce((sum, { amount }) => sum + Number(amount), 0);

async function cardPayment() {
  const { accountId } = await byCard();
  const payment = await paymentOf(accountId);
  const sent = stripe.rows("re_").length;
  const refund = (amountCents?: number) => refundPayment({ paymentId: payment.id, amountCents, ...BY });
  return { accountId, payment, sent, refund };
}

describe("a refund whose answer is lost", () => {
  it.each([
    ["before Stripe's event is here", false],
    ["after Stripe's event has booked it", true],
  ])("is the same refund when staff ask again %s", async (_, heard) => {
    const { accountId, payment, sent, refund } = await cardPayment();
    const since = stripe.events.length;
    stripe.losesAnswers = 2;
    expect(await codeOf(refund(2900))).toBe("outcome_unknown");
    if (heard) await hear(since);
    expect(await refund(2900)).toMatchObject({ refundedCents: 2900 });
    await hear(since);
    expect(sentAtStripe(sent)).toBe(2900);
    expect(await paymentOf(accountId)).toMatchObject({ refundedCents: 2900 });
    expect(await rowsOf(payment.id)).toMatchObject([{ status: "done", amountCents: 2900 }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("lets no other amount be refunded until it is known, and says so", async () => {
    const { payment, sent, refund } = await cardPayment();
    stripe.isDown = true;
    expect(await codeOf(refund(2900))).toBe("provider_unavailable");
    stripe.isDown = false;
    const other = await refund(1000).catch((error: AppError) => error);
    expect(other).toMatchObject({ code: "outcome_unknown", status: 409 });
    expect((other as AppError).message).toContain("$29.00");
    await continueRefund({ refundId: (await rowsOf(payment.id))[0]!.id });
    expect(await refund(1000)).toMatchObject({ refundedCents: 3900 });
    expect(sentAtStripe(sent)).toBe(3900);
  });

  it("told as done, leaves the same request free to be made once more", async () => {
    const { payment, sent, refund } = await cardPayment();
    await refund(2900);
    expect(await refund(2900)).toMatchObject({ refundedCents: 5800 });
    expect(sentAtStripe(sent)).toBe(5800);
    expect(await rowsOf(payment.id)).toHaveLength(2);
  });

  it("whole, asked again without an amount, goes back once", async () => {
    const { sent, refund } = await cardPayment();
    const since = stripe.events.length;
    stripe.losesAnswers = 2;
    expect(await codeOf(refund())).toBe("outcome_unknown");
    await hear(since);
    expect(await refund()).toMatchObject({ status: "refunded", refundedCents: 13_900 });
    expect(await codeOf(refund())).toBe("already_refunded");
    expect(sentAtStripe(sent)).toBe(13_900);
  });

  it("is one refund at PayPal as well, by the job that asks again", async () => {
    const { accountId, payment } = await atPaypal.paidAccount();
    const [sent, since] = [paypal.rows("REFUND").length, paypal.events.length];
    paypal.losesAnswers = 1;
    expect(await codeOf(refundPayment({ paymentId: payment.id, amountCents: 2900, ...BY }))).toBe(
      "outcome_unknown",
    );
    await continueRefund({ refundId: (await rowsOf(payment.id))[0]!.id });
    await atPaypal.hear(since);
    await refundPayment({ paymentId: payment.id, amountCents: 2900, ...BY });
    expect(paypal.rows("REFUND").slice(sent)).toHaveLength(1);
    expect(await paymentOf(accountId)).toMatchObject({ refundedCents: 2900 });
  });
});

it("a refund that the provider refuses is over, and another may be asked for", async () => {
  const { payment, refund } = await cardPayment();
  await stripe.refund(String(await intentOf(payment.externalPaymentId)), 13_000);
  expect(await codeOf(refund(2900))).toBe("invalid_state");
  const [failed] = await rowsOf(payment.id);
  expect(failed).toMatchObject({ status: "failed" });
  expect(await noticesOf(failed!.id)).toMatchObject([
    { template: "refund-failed", props: { amount: "$29.00", provider: "Stripe" } },
  ]);
  await refund(900);
  expect((await rowsOf(payment.id)).map(({ status }) => status)).toEqual(["failed", "done"]);
});

describe("a refund that waits for money", () => {
  it("at PayPal is not refunded until it has left, and takes no credits before", async () => {
    const { accountId, payment } = await atPaypal.paidAccount();
    paypal.refundStatus = "PENDING";
    await refundPayment({ paymentId: payment.id, ...BY });
    expect(await paymentOf(accountId)).toMatchObject({ status: "succeeded", refundedCents: 0 });
    expect((await accountState(accountId)).account.credits).toBe(2000);
    expect(await codeOf(refundPayment({ paymentId: payment.id, amountCents: 100, ...BY }))).toBe(
      "outcome_unknown",
    );
    const since = paypal.events.length;
    await paypal.finishRefund(paypal.rows("REFUND").at(-1)!.id, "COMPLETED");
    await atPaypal.hear(since);
    expect(await paymentOf(accountId)).toMatchObject({ status: "refunded", refundedCents: 13_900 });
    expect((await accountState(accountId)).account.credits).toBe(0);
  });

  it("at Stripe likewise, and where it fails nothing was taken", async () => {
    const { accountId, payment, refund } = await cardPayment();
    stripe.refundStatus = "pending";
    await refund(5000);
    stripe.refundStatus = "succeeded";
    expect(await paymentOf(accountId)).toMatchObject({ refundedCents: 0 });
    const since = stripe.events.length;
    await stripe.failRefund(stripe.rows("re_").at(-1)!.id);
    await hear(since);
    expect(await paymentOf(accountId)).toMatchObject({ refundedCents: 0 });
    const [failed] = await rowsOf(payment.id);
    expect(failed).toMatchObject({ status: "failed" });
    await hear(since);
    expect(await noticesOf(failed!.id)).toHaveLength(1);
  });
});

it("parts refunded on PayPal's site add up, also where PayPal leaves out their sum", async () => {
  const { accountId, payment } = await atPaypal.paidAccount();
  paypal.leavesSumsOut = true;
  const since = paypal.events.length;
  await paypal.refundThere(payment.externalPaymentId, "50.00");
  await paypal.refundThere(payment.externalPaymentId, "30.00");
  await atPaypal.hear(since);
  await atPaypal.hear(since);
  expect(await paymentOf(accountId)).toMatchObject({ refundedCents: 8000 });
});

async function intentOf(stripeInvoiceId: string): Promise<unknown> {
  const paid = stripe.rows("inpay_").find(({ invoice }) => invoice === stripeInvoiceId);
  return (paid!.payment as { payment_intent: string }).payment_intent;
}
