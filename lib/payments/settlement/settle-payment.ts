import type { Account, Invoice, Payment, Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import { formatDecimal } from "@/lib/money";
import { applyPaidInvoice } from "./apply-paid-invoice";
import { mailPaymentReceived } from "./mail-payment-received";
import { recordSucceeded } from "./record-succeeded";
import type { Settled } from "./settled-state";
import type { Bill, Settlement } from "./settlement";

/**
 * The one door through which a payment succeeds: staff, command line, Stripe and PayPal all arrive here. In the caller's
 * transaction, all of it or nothing: payment, invoice, period, account, credits, audit and mail. The caller hands over
 * what it has locked, the account first; `reported` is the tenant's own report of this money, waiting for a decision.
 * Throws `payment_reference_used`, `amount_mismatch` with `expected`, and `invalid_state` for an invoice not open
 * or an upgrade of another period than the running one.
 */
export async function settlePayment(
  tx: Tx,
  settlement: Settlement,
  held: { account: Account; reported?: Payment; bill: Bill },
): Promise<Settled> {
  const { account, reported, bill } = held;
  requirePayable(bill, settlement);
  const payment = await recordSucceeded(tx, settlement, bill.invoice, reported);
  const brought = await applyPaidInvoice(tx, { ...bill, account, payment }, settlement);
  await recordAudit(tx, auditOf(settlement, bill.invoice, payment));
  await mailPaymentReceived(tx, { ...brought, payment, billed: bill.plan });
  return {
    accountId: account.id,
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

function requirePayable({ invoice, subscription }: Bill, settlement: Settlement): void {
  if (invoice.status !== "open") {
    throw new AppError("invalid_state", {
      message: `Invoice ${invoice.number} is ${invoice.status} already.`,
    });
  }
  const { amountCents, currency = invoice.currency } = settlement;
  if (amountCents !== invoice.totalCents || currency !== invoice.currency) throw amountMismatch(invoice);
  if (invoice.kind === "upgrade" && invoice.periodEnd?.getTime() !== subscription.currentPeriodEnd?.getTime())
    throw new AppError("invalid_state", {
      message: `Invoice ${invoice.number} upgrades a period that is over. Choose the plan again for the running one.`,
    });
}

export function amountMismatch(invoice: Pick<Invoice, "totalCents" | "currency">): AppError {
  const expected = formatDecimal(invoice.totalCents);
  return new AppError("amount_mismatch", {
    message: `The amount is not the amount of the invoice: ${expected} ${invoice.currency} is due.`,
    fields: { amount: [`Expected ${expected} ${invoice.currency}.`], expected: [expected] },
    details: { expected, currency: invoice.currency },
  });
}

function auditOf(settlement: Settlement, invoice: Invoice, payment: Payment) {
  const { accountId, actor, actorUserId, requestId, externalPaymentId, method } = settlement;
  return {
    accountId,
    actor,
    actorUserId,
    requestId,
    action: "payment.settled",
    targetType: "payment",
    targetId: payment.id,
    after: { invoice: invoice.number, amount: formatDecimal(payment.amountCents), method, externalPaymentId },
  };
}
