import { and, asc, eq, inArray, like, sql } from "drizzle-orm";
import { type Payment, payments, type RefundRow, refunds, type Tx } from "@/db";
import { livingAccountId } from "@/lib/accounts/keep-books";
import { recordAudit } from "@/lib/audit/record-audit";
import { formatDecimal } from "@/lib/money";
import { insertKept, mailKept, writeAccountMoney } from "./account-money";
import { changePayment } from "./change-payment";
import { RETURNED } from "./payment";
import { type Refund, recordRefund } from "./record-refund";
import { tellOthers } from "./tell-others";

/**
 * A refund that was booked has come back to us: a closed card, an account that is no longer there. The invoice stays
 * credited and what the refund took stays taken; the money is the account's own, which our team sends another way. Of money
 * that was kept before, it is kept again. The caller holds the payment's lock; each refund comes back once.
 */
export async function keepReturned(tx: Tx, payment: Payment, refund: RefundRow): Promise<Payment> {
  const amountCents = Math.min(refund.amountCents, payment.refundedCents);
  const actor = `webhook:${payment.method}`;
  const kept =
    payment.status === "kept" ? await keepAgain(tx, payment, amountCents) : await insert(tx, payment, refund);
  await writeAccountMoney(tx, kept, { kind: "kept", amountCents, actor });
  await recordAudit(tx, {
    accountId: await livingAccountId(tx, payment.accountId),
    actor,
    action: "payment.refund_returned",
    targetType: "payment",
    targetId: kept.id,
    after: { amount: formatDecimal(amountCents), currency: payment.currency, payment_id: payment.id },
  });
  await mailKept(tx, kept, { refund, amountCents });
  return payment.status === "kept" ? kept : payment;
}

async function keepAgain(tx: Tx, payment: Payment, amountCents: number): Promise<Payment> {
  const kept = await changePayment(tx, payment, "kept", {
    refundedCents: payment.refundedCents - amountCents,
  });
  tellOthers(tx, kept);
  return kept;
}

/** As a transfer, since that is how it will leave: the provider has no charge that it could be refunded to. */
async function insert(tx: Tx, payment: Payment, refund: RefundRow): Promise<Payment> {
  const { accountId, invoiceId, currency, payerName } = payment;
  const amountCents = Math.min(refund.amountCents, payment.refundedCents);
  const externalPaymentId = `${RETURNED}${refund.id}`;
  const method = "bank_transfer" as const;
  const money = { accountId, invoiceId, method, externalPaymentId, amountCents, currency, payerName };
  return insertKept(tx, money, { isKeptByHand: true });
}

/**
 * Books what a provider says has left of a charge in all. What came back to us counts with it, since it was booked when it
 * left; what is more than the charge has paid out money that was held since. Telling it twice changes nothing.
 */
export async function recordGivenBack(tx: Tx, payment: Payment, refund: Refund): Promise<Payment> {
  const returned = await listReturned(tx, payment);
  const back = returned.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const refundedTotalCents = refund.refundedTotalCents + back;
  const refunded = await recordRefund(tx, { ...refund, refundedTotalCents });
  let beyond = Math.max(0, refundedTotalCents - payment.amountCents);
  for (const { id, amountCents, status } of returned) {
    const sent = Math.min(amountCents, beyond);
    if (sent > 0 && status === "kept")
      await recordRefund(tx, { ...refund, paymentId: id, refundedTotalCents: sent });
    beyond -= sent;
  }
  return refunded;
}

/** What refunds of the payment have come back, the oldest first. */
function listReturned(tx: Tx, { id, accountId }: Payment): Promise<Payment[]> {
  const names = tx
    .select({ name: sql`${RETURNED}::text || ${refunds.id}` })
    .from(refunds)
    .where(and(eq(refunds.paymentId, id), eq(refunds.status, "failed")));
  return tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.accountId, accountId),
        like(payments.externalPaymentId, `${RETURNED}%`),
        inArray(payments.externalPaymentId, names),
      ),
    )
    .orderBy(asc(payments.id));
}
