import { isForPeriod, isOpen } from "@/lib/invoices/invoice";
import { withTax } from "@/lib/invoices/tax";
import { findSubscription } from "@/lib/subscriptions/queries";
import type { AccountFacts } from "../accounts/get-account";

/**
 * In cents, with tax: what a transfer that nobody reported brings, as confirmBankTransfer takes it without more to go by: the
 * invoice for a period, the only one that is open, or the next period in advance. Undefined where only the statement tells.
 */
export async function transferDue({ account, invoices, plan }: AccountFacts): Promise<number | undefined> {
  const open = invoices.filter(isOpen);
  const invoice = open.find(isForPeriod) ?? (open.length === 1 ? open[0] : undefined);
  if (invoice) return invoice.totalCents;
  if (open.length > 0) return undefined;
  const next = (await findSubscription(account.id))?.nextCharge?.amountCents;
  return next ?? (plan && plan.priceCents > 0 ? withTax(plan.priceCents) : undefined);
}
