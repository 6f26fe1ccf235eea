import type { Account, Invoice, Subscription, Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { createPeriodInvoice } from "@/lib/invoices/create-period-invoice";
import { invoiceMonths } from "@/lib/invoices/invoice";
import { voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import { listOpenInvoices } from "@/lib/invoices/open-invoices";
import { isPayable } from "@/lib/plans/plan";
import { startSubscription } from "@/lib/subscriptions/lifecycle/start-subscription";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { paidUntil, periodToPay } from "@/lib/subscriptions/period/period";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";

/**
 * The invoice that a payment confirmed by staff is for: an open one with that amount, else the open first or renewal
 * invoice, else a new one: the first of a plan, or a renewal paid in advance. Asking for other months than the open
 * invoice's replaces it, at the monthly price. Throws `plan_not_payable` where there is nothing to pay.
 */
export async function payableInvoice(
  tx: Tx,
  account: Account,
  wish: { amountCents: number; periodMonths?: number },
): Promise<Invoice> {
  const subscription = await lockLiveSubscription(tx, account.id);
  if (!subscription) return firstInvoice(tx, account, wish.periodMonths);
  const open = await listOpenInvoices(tx, account.id);
  const period = open.find((invoice) => invoice.kind !== "upgrade");
  const exact = open.find((invoice) => invoice.totalCents === wish.amountCents);
  if (!wish.periodMonths && (exact ?? period)) return exact ?? period!;
  if (period && invoiceMonths(period) === wish.periodMonths) return period;
  return openInvoice(tx, account, subscription, wish.periodMonths, period);
}

/** For an account that was cancelled, or that never had a subscription: it starts one again. */
async function firstInvoice(tx: Tx, account: Account, months?: number): Promise<Invoice> {
  if (account.closedAt) {
    throw new AppError("invalid_state", { message: "This account is closed. Restore it first." });
  }
  if (account.planId === null) throw new AppError("plan_not_payable");
  const plan = await getPlanById(tx, account.planId);
  const { subscription, invoice } = await startSubscription(tx, { accountId: account.id, plan });
  if (!months || months === 1) return invoice;
  return openInvoice(tx, account, subscription, months, invoice);
}

async function openInvoice(
  tx: Tx,
  account: Account,
  subscription: Subscription,
  months: number | undefined,
  replaced: Invoice | undefined,
): Promise<Invoice> {
  const renewed = paidUntil(account, subscription, now());
  const plan = await getPlanById(
    tx,
    replaced?.planId ?? (renewed && subscription.scheduledPlanId) ?? subscription.planId,
  );
  if (!isPayable(plan)) throw new AppError("plan_not_payable");
  if (replaced) await voidInvoice(tx, replaced);
  const interval = months ? "month" : (subscription.scheduledInterval ?? subscription.billingInterval);
  const terms = { plan, interval, quantity: months, accountId: account.id, subscriptionId: subscription.id };
  if (!renewed) {
    const kind = subscription.anchorAt && subscription.status === "past_due" ? "renewal" : "first";
    return createPeriodInvoice(tx, { ...terms, kind, dueAt: now() });
  }
  const lineItems = [{ description: "", amount_cents: 0, quantity: months ?? 1 }];
  const { start, end } = periodToPay(account, subscription, { billingInterval: interval, lineItems }, now());
  return createPeriodInvoice(tx, {
    ...terms,
    kind: "renewal",
    dueAt: start,
    periodStart: start,
    periodEnd: end,
  });
}
