import type { Account, Invoice as InvoiceRow, Subscription } from "@/db/schema";

import { invoiceMonths } from "@/lib/invoices/invoice";
import { nextPeriod, type PaidUntil, type Period } from "./next-period";
import { paymentDeadline } from "./payment-deadline";

/** The period that paying `invoice` at `confirmedAt` buys. */
export function periodToPay(
  account: Pick<Account, "status" | "suspensionReason">,
  subscription: Subscription,
  invoice: Pick<InvoiceRow, "billingInterval" | "lineItems">,
  confirmedAt: Date,
): Period {
  return nextPeriod(paidUntil(account, subscription, confirmedAt), confirmedAt, invoiceMonths(invoice));
}

/**
 * Null where counting starts at the confirmation: never paid before, or suspended for non-payment since, also where staff
 * suspended it before or after the time to pay was over.
 */
export function paidUntil(
  account: Pick<Account, "status" | "suspensionReason">,
  subscription: Pick<Subscription, "status" | "anchorAt" | "currentPeriodEnd" | "graceEndsAt">,
  confirmedAt: Date,
): PaidUntil | null {
  const { status, anchorAt, currentPeriodEnd } = subscription;
  const paidBefore = status === "active" || status === "past_due";
  const deadline = paymentDeadline(subscription);
  const isLate = status === "past_due" && deadline !== null && deadline <= confirmedAt;
  const suspended =
    account.status === "suspended" && (account.suspensionReason === "payment_overdue" || isLate);
  const overdue = suspended || subscription.graceEndsAt !== null; // Staff give days only when the time to pay is over.
  if (!paidBefore || overdue || !anchorAt || !currentPeriodEnd) return null;
  return { anchorAt, periodEnd: currentPeriodEnd };
}
