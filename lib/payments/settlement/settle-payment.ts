import type { Account, Invoice, Payment, Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import { lockInvoice, markInvoicePaid } from "@/lib/invoices/mark-invoice-paid";
import { formatDecimal, formatMoney } from "@/lib/money";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { getSubscription, lockSubscription } from "@/lib/subscriptions/live-subscription";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { applyPaidInvoice } from "./apply-paid-invoice";
import { findUsedReference, recordSucceeded } from "./record-succeeded";
import { type Settled, settledState } from "./settled-state";
import type { Settlement, Settling } from "./settlement";

/**
 * The one door through which a payment succeeds: staff, command line, Stripe and PayPal all arrive here. In the caller's
 * transaction, under the account's lock: payment, invoice, period, account, credits, audit and mail; or none of them.
 * The same reference again answers `replayed: true` and changes nothing.
 * Throws `payment_reference_used`, `amount_mismatch` with `expected`, and `invalid_state` for an invoice not open
 * or an upgrade of another period than the running one.
 */
export async function settlePayment(tx: Tx, settlement: Settlement): Promise<Settled> {
  const account = await lockAccount(tx, settlement.accountId);
  const known = await findUsedReference(tx, settlement);
  if (known && known.status !== "pending_approval") return settledState(tx, known, { replayed: true });
  const settling = await lockSettling(tx, account, settlement);
  const payment = await recordSucceeded(tx, settlement, settling.invoice, known);
  await markInvoicePaid(tx, settling.invoice);
  await applyPaidInvoice(tx, { ...settling, payment }, settlement.stripeSubscriptionId);
  await recordAudit(tx, auditOf(settlement, settling.invoice, payment));
  await mailPaymentReceived(tx, { ...settling, payment });
  return settledState(tx, payment, { replayed: false });
}

async function lockSettling(tx: Tx, account: Account, settlement: Settlement) {
  const found = await lockInvoice(tx, account.id, settlement.invoiceId);
  const subscription = await lockSubscription(tx, account.id, found.subscriptionId);
  if (found.status !== "open") {
    throw new AppError("invalid_state", { message: `Invoice ${found.number} is ${found.status} already.` });
  }
  if (
    settlement.amountCents !== found.totalCents ||
    (settlement.currency ?? found.currency) !== found.currency
  )
    throw amountMismatch(found);
  if (found.kind === "upgrade" && found.periodEnd?.getTime() !== subscription.currentPeriodEnd?.getTime())
    throw new AppError("invalid_state", {
      message: `Invoice ${found.number} upgrades a period that is over. Choose the plan again for the running one.`,
    });
  return { account, subscription, invoice: found, plan: await getPlanById(tx, found.planId) };
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

/** "We have your payment", once each, with the day it is good until. */
async function mailPaymentReceived(tx: Tx, settling: Settling): Promise<void> {
  const { account, subscription, invoice, plan, payment } = settling;
  const { currentPeriodEnd } = await getSubscription(tx, account.id, subscription.id);
  await mailBillingContact(tx, {
    accountId: account.id,
    template: "payment-received",
    onceKey: `payment-received:${payment.id}`,
    props: {
      number: invoice.number,
      planName: plan.name,
      amount: formatMoney(payment.amountCents, payment.currency),
      invoiceId: invoice.id,
      paidUntil: currentPeriodEnd?.toISOString() ?? "",
      credits: plan.creditsPerMonth,
    },
  });
}
