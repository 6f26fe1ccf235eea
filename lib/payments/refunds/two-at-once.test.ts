/** Guards lib/payments/refunds/refund-payment.ts, lib/payments/refunds/open-refund.ts, lib/invoices/queries.ts. */
import { expect, it } from "vitest";
import { asSystem } from "@/db";
import { setClock } from "@/lib/clock";
import { getInvoice, listInvoices } from "@/lib/invoices/queries";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { lockPayment } from "@/lib/payments/records/lock-payment";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { paymentOf, usePaypal } from "@/test/providers/use-paypal";
import { previewRefund } from "./preview-refund";
import { refundPayment } from "./refund-payment";

useDatabase();
const { paidAccount } = usePaypal();
const BY = { actor: "user:1", reason: "Asked." };

async function paidByTransfer() {
  const accountId = await pendingAccount();
  const transfer = { externalPaymentId: `TWO-${accountId}`, amountCents: 13_900, payerName: "P" };
  await confirmBankTransfer({ accountId, ...transfer, ...BY });
  return { accountId, payment: await paymentOf(accountId) };
}

/** Asked for while somebody else holds the payment, so that all of them wait. */
async function atOnce(paymentId: number, amounts: number[]): Promise<number[]> {
  let asked: Promise<number>[] = [];
  await asSystem(async (tx) => {
    await lockPayment(tx, paymentId);
    asked = amounts.map(async (amountCents) => {
      const payment = await refundPayment({ paymentId, amountCents, ...BY });
      return payment.refundedCents;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  return Promise.all(asked);
}

it.each([
  ["by bank", paidByTransfer],
  ["by PayPal", paidAccount],
])("the same refund %s, asked for five times at the same moment, is one", async (_how, paid) => {
  const { accountId, payment } = await paid();
  expect(await atOnce(payment.id, [1500, 1500, 1500, 1500, 1500])).toEqual([1500, 1500, 1500, 1500, 1500]);
  expect(await paymentOf(accountId)).toMatchObject({ refundedCents: 1500 });
  // Later it is another one.
  await refundPayment({ paymentId: payment.id, amountCents: 1500, ...BY });
  expect(await paymentOf(accountId)).toMatchObject({ refundedCents: 3000 });
  expect(await brokenInvariants()).toEqual([]);
});

it("two tabs with one preview: the second is told of the first, and refunds nothing", async () => {
  const { accountId, payment } = await paidByTransfer();
  const wish = { paymentId: payment.id, amountCents: 1500, ...BY };
  const { leftCents } = await previewRefund(wish);
  setClock(new Date(Date.now() + 1000));
  await refundPayment({ ...wish, leftCents });
  await expect(refundPayment({ ...wish, leftCents })).rejects.toMatchObject({
    code: "invalid_state",
    message: expect.stringContaining("Another refund was made meanwhile: $15.00"),
  });
  setClock(undefined);
  expect(await paymentOf(accountId)).toMatchObject({ refundedCents: 1500 });
});

it("an invoice says what was refunded of it, whatever ids its credit notes have", async () => {
  await pendingAccount(); // So that invoices are counted further than credit notes.
  const { accountId, payment } = await paidByTransfer();
  await refundPayment({ paymentId: payment.id, amountCents: 3000, ...BY });
  const [invoice] = (await accountState(accountId)).invoices;
  expect(await getInvoice(accountId, invoice!.id)).toMatchObject({ refundedCents: 3000 });
  expect(await listInvoices(accountId, { limit: 5 })).toMatchObject([{ refundedCents: 3000 }]);
});
