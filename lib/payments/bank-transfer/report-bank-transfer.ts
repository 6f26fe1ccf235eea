import { asSystem, type Invoice, type Payment, payments, type Tx } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { NO_MONEY, refuseInSandbox } from "@/lib/accounts/sandbox/refuse-in-sandbox";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { lockInvoice } from "@/lib/invoices/mark-invoice-paid";
import { requirePayableStill } from "@/lib/invoices/not-payable";
import { voidUnpaidOrdersOf } from "@/lib/invoices/orders/unpaid-orders";
import { closeReports } from "@/lib/payments/records/change-payment";
import { REPLACED } from "@/lib/payments/records/payment";
import { requireNotTaken } from "@/lib/payments/records/taken/taken-invoice";
import { tellOthers } from "@/lib/payments/records/tell-others";
import { amountMismatch } from "@/lib/payments/settlement/settle-payment";
import { findByReference, usedReference } from "@/lib/payments/settlement/used-reference";

export interface TransferReport extends Author {
  accountId: number;
  invoiceId: number;
  externalPaymentId: string;
  payerName: string;
  amountCents: number;
  proofUrl?: string | null;
}

/**
 * The tenant says that the money is on its way: a payment that waits for staff. The same report again answers the same;
 * another reference for the invoice takes the earlier report's place. Throws `not_found`, `invalid_state`,
 * `payment_in_progress` while a provider collects the invoice's money, `amount_mismatch` and `payment_reference_used`.
 */
export function reportBankTransfer(report: TransferReport): Promise<Payment> {
  return asSystem(async (tx) => {
    const account = await lockAccountFor(tx, report.accountId, standingOf(report, "billing:pay"));
    refuseInSandbox(account, NO_MONEY);
    const known = await findByReference(tx, { ...report, method: "bank_transfer" });
    if (known && isSame(known, report)) return known;
    await voidUnpaidOrdersOf(tx, account);
    const invoice = await payable(tx, report);
    if (known) throw await usedReference(tx, known, report.accountId);
    await requireNotTaken(tx, invoice.id);
    await closeReports(tx, { invoiceId: invoice.id, reason: REPLACED });
    return insertReport(tx, report, invoice);
  });
}

function isSame(known: Payment, report: TransferReport): boolean {
  return (
    known.accountId === report.accountId &&
    known.invoiceId === report.invoiceId &&
    known.amountCents === report.amountCents
  );
}

async function payable(tx: Tx, report: TransferReport): Promise<Invoice> {
  const invoice = await lockInvoice(tx, report.accountId, report.invoiceId);
  if (invoice.status !== "open") {
    throw new AppError("invalid_state", {
      message: `Invoice ${invoice.number} is ${invoice.status} already.`,
    });
  }
  await requirePayableStill(tx, invoice);
  if (invoice.totalCents !== report.amountCents) throw amountMismatch(invoice);
  return invoice;
}

async function insertReport(tx: Tx, report: TransferReport, invoice: Invoice): Promise<Payment> {
  const { accountId, invoiceId, externalPaymentId, payerName, amountCents, proofUrl } = report;
  const [payment] = await tx
    .insert(payments)
    .values({
      accountId,
      invoiceId,
      externalPaymentId,
      payerName,
      amountCents,
      proofUrl,
      currency: invoice.currency,
      method: "bank_transfer",
      status: "pending_approval",
      createdAt: now(),
      updatedAt: now(),
    })
    .onConflictDoNothing()
    .returning();
  if (!payment) throw new AppError("payment_reference_used");
  await recordAudit(tx, {
    accountId,
    actor: report.actor,
    requestId: report.requestId,
    action: "payment.reported",
    targetType: "payment",
    targetId: payment.id,
    after: { invoice: invoice.number, externalPaymentId },
  });
  tellOthers(tx, payment);
  return payment;
}
