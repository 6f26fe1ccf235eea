import { eq } from "drizzle-orm";
import { asSystem, invoices, type Payment, type Tx } from "@/db";
import { livingAccountId } from "@/lib/accounts/keep-books";
import { recordAudit } from "@/lib/audit/record-audit";
import { voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import { findWhyNotPayable } from "@/lib/invoices/not-payable";
import { formatAmount } from "@/lib/money";
import { changePayment } from "@/lib/payments/records/change-payment";
import { type Decision, decidedOtherwise, lockPayment } from "@/lib/payments/records/lock-payment";
import { failProcessing } from "@/lib/payments/records/record-declined";
import { releaseInvoice } from "@/lib/payments/records/taken/taken-invoice";
import { requireStaff } from "@/lib/staff/require-staff";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { reissueAfterUpgrade } from "@/lib/subscriptions/renewal/renewal-invoice";

/**
 * Staff could not find the transfer, or gave up waiting for a provider: the payment fails with the reason, the invoice stays
 * open, and the tenant may pay again. Rejecting twice answers `replayed: true` and changes nothing. Throws `not_found`, and
 * `invalid_state` when it was approved meanwhile, and `forbidden`.
 */
export function rejectPayment(
  decision: Decision & { reason: string },
): Promise<{ payment: Payment; replayed: boolean }> {
  return asSystem(async (tx) => {
    const payment = await lockPayment(tx, decision.paymentId);
    await requireStaff(tx, decision);
    if (payment.status === "failed") return { payment, replayed: true };
    if (payment.status === "processing")
      return { payment: await giveUp(tx, payment, decision), replayed: false };
    if (payment.status !== "pending_approval") throw decidedOtherwise(payment);
    const rejected = await changePayment(tx, payment, "failed", {
      failureReason: decision.reason,
      decidedByUserId: decision.actorUserId,
    });
    await takeUnpayableBack(tx, payment);
    await tell(tx, rejected, decision);
    await reissueAfterUpgrade(tx, payment.accountId);
    return { payment: rejected, replayed: false };
  });
}

/** Its transfer alone kept the invoice open: what takes no money asks for none. */
async function takeUnpayableBack(tx: Tx, { invoiceId }: Payment): Promise<void> {
  const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, invoiceId));
  if (invoice?.status === "open" && (await findWhyNotPayable(tx, invoice))) await voidInvoice(tx, invoice);
}

/** A provider has not collected the money in time: the invoice can be paid again. What arrives after all is kept. */
async function giveUp(tx: Tx, payment: Payment, decision: Decision & { reason: string }): Promise<Payment> {
  await releaseInvoice(tx, payment.invoiceId);
  return failProcessing(tx, payment, decision);
}

async function tell(
  tx: Tx,
  payment: Payment,
  { actor, actorUserId, requestId, reason }: Decision & { reason: string },
) {
  await recordAudit(tx, {
    accountId: await livingAccountId(tx, payment.accountId),
    actor,
    actorUserId,
    requestId,
    reason,
    action: "payment.rejected",
    targetType: "payment",
    targetId: payment.id,
  });
  const [invoice] = await tx
    .select({ number: invoices.number, status: invoices.status })
    .from(invoices)
    .where(eq(invoices.id, payment.invoiceId));
  await mailBillingContact(tx, {
    accountId: payment.accountId,
    template: "transfer-rejected",
    onceKey: `transfer-rejected:${payment.id}`,
    props: {
      number: invoice!.number,
      isDue: invoice!.status === "open",
      amount: formatAmount(payment.amountCents, payment.currency),
      reference: payment.externalPaymentId,
      reason,
    },
  });
}
