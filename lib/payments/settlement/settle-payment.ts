import type { Account, Invoice, Payment, Tx } from "@/db";
import { NO_MONEY } from "@/lib/accounts/sandbox/refuse-in-sandbox";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import { findWhyNotPayable } from "@/lib/invoices/not-payable";
import { formatAmount, formatDecimal } from "@/lib/money";
import { closeReports } from "@/lib/payments/records/change-payment";
import { PAID_OTHERWISE } from "@/lib/payments/records/payment";
import { applyPaidInvoice } from "./apply-paid-invoice";
import { mailPaymentReceived } from "./mail-payment-received";
import { recordSucceeded } from "./record-succeeded";
import type { Settled } from "./settled-state";
import type { Bill, Settlement } from "./settlement";

/**
 * The one door through which a payment succeeds: staff, command line, Stripe and PayPal all arrive here. In the caller's
 * transaction, all of it or nothing: payment, invoice, period, account, credits, audit and mail. The caller hands over
 * what it has locked; `reported` is the row that this money has already: the tenant's report, or what was on its way or
 * kept. Every other report for the invoice is closed: it waits for nothing.
 * Throws `payment_reference_used`, `amount_mismatch` with `expected`, and `invalid_state` for an invoice not open
 * or an upgrade of another period than the running one.
 */
export async function settlePayment(
  tx: Tx,
  settlement: Settlement,
  { bill, reported }: { bill: Bill; reported?: Payment },
): Promise<Settled> {
  await requirePayable(tx, bill, settlement, reported);
  const payment = await recordSucceeded(tx, settlement, bill.invoice, reported);
  const { id: invoiceId } = bill.replaced ?? bill.invoice;
  if (bill.isReported) await closeReports(tx, { invoiceId, reason: PAID_OTHERWISE, exceptId: payment.id });
  const brought = await applyPaidInvoice(tx, { ...bill, payment }, settlement);
  await recordAudit(tx, auditOf(settlement, bill.invoice, payment));
  await mailPaymentReceived(tx, { ...brought, payment, billed: bill.plan });
  return {
    accountId: brought.account.id,
    accountStatus: brought.account.status,
    subscription: brought.subscription,
    plan: brought.plan,
    invoice: brought.invoice,
    payment,
    credits: brought.ledger.balance,
    transactionId: brought.ledger.transactionId,
    replayed: false,
  };
}

async function requirePayable(
  tx: Tx,
  bill: Bill,
  settlement: Settlement,
  reported: Payment | undefined,
): Promise<void> {
  const { invoice, plan } = bill;
  requireItsMethod(bill.account, settlement);
  if (invoice.status !== "open") {
    throw new AppError("invalid_state", {
      message: `Invoice ${invoice.number} is ${invoice.status} already.`,
    });
  }
  const known = { plan, comingSince: reported?.createdAt };
  const whyNot = await findWhyNotPayable(tx, invoice, known);
  if (whyNot) throw new AppError("invalid_state", { message: whyNot });
  const { amountCents, currency = invoice.currency } = settlement;
  if (amountCents !== invoice.totalCents || currency !== invoice.currency) throw amountMismatch(invoice);
}

/** What moves no money pays a sandbox's invoices, and no other's. */
function requireItsMethod({ sandboxOf }: Account, { method }: Settlement): void {
  if ((sandboxOf !== null) === (method === "sandbox")) return;
  throw new AppError("invalid_state", { message: sandboxOf === null ? NO_SANDBOX : NO_MONEY });
}

const NO_SANDBOX = "Only a sandbox's invoices are settled without money.";

export function amountMismatch(invoice: Pick<Invoice, "totalCents" | "currency">): AppError {
  const expected = formatDecimal(invoice.totalCents);
  const due = formatAmount(invoice.totalCents, invoice.currency);
  return new AppError("amount_mismatch", {
    message: `The amount is not the amount of the invoice: ${due} is due.`,
    fields: { amount: [`Expected ${due}.`], expected: [expected] },
    details: { expected, currency: invoice.currency },
  });
}

function auditOf(settlement: Settlement, invoice: Invoice, payment: Payment) {
  const { accountId, actor, actorUserId, requestId, externalPaymentId, method } = settlement;
  const { sameReferenceReason } = settlement;
  return {
    accountId,
    actor,
    actorUserId,
    requestId,
    action: "payment.settled",
    reason: sameReferenceReason,
    targetType: "payment",
    targetId: payment.id,
    after: {
      invoice: invoice.number,
      amount: formatDecimal(payment.amountCents),
      currency: payment.currency,
      method,
      externalPaymentId,
    },
  };
}
