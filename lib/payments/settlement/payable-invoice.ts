import type { Account, Invoice, Subscription, Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { createPeriodInvoice } from "@/lib/invoices/create-period-invoice";
import { invoiceMonths } from "@/lib/invoices/invoice";
import { lockInvoice, voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import { lockOpenInvoices } from "@/lib/invoices/open-invoices";
import { intervalMonths, isPayable } from "@/lib/plans/plan";
import { startSubscription } from "@/lib/subscriptions/lifecycle/start-subscription";
import { lockLiveSubscription, lockSubscription } from "@/lib/subscriptions/live-subscription";
import { paidUntil, periodToPay } from "@/lib/subscriptions/period/period";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import type { Bill } from "./settlement";

/** The bill of one invoice, whatever its state. Throws `not_found`, for another account's invoice too. */
export async function lockBill(tx: Tx, account: Account, invoiceId: number): Promise<Bill> {
  const live = await lockLiveSubscription(tx, account.id);
  const open = await lockOpenInvoices(tx, account.id);
  const invoice = open.find(({ id }) => id === invoiceId) ?? (await lockInvoice(tx, account.id, invoiceId));
  const subscription =
    live?.id === invoice.subscriptionId
      ? live
      : await lockSubscription(tx, account.id, invoice.subscriptionId);
  return billOf(tx, invoice, subscription, open);
}

/**
 * The bill that a payment confirmed by staff is for: an open invoice with that amount, else the open first or renewal
 * invoice, else a new one: the first of a plan, or a renewal paid in advance. Asking for other months than the open
 * invoice's replaces it, at the monthly price. Throws `plan_not_payable` where there is nothing to pay.
 */
export async function payableBill(
  tx: Tx,
  account: Account,
  wish: { amountCents: number; periodMonths?: number },
): Promise<Bill> {
  const subscription = await lockLiveSubscription(tx, account.id);
  if (!subscription) return firstBill(tx, account, wish.periodMonths);
  const open = await lockOpenInvoices(tx, account.id);
  const period = open.find((invoice) => invoice.kind !== "upgrade");
  const exact = open.find((invoice) => invoice.totalCents === wish.amountCents);
  if (!wish.periodMonths && (exact ?? period)) return billOf(tx, exact ?? period!, subscription, open);
  if (period && invoiceMonths(period) === wish.periodMonths) return billOf(tx, period, subscription, open);
  const kept = open.filter((invoice) => invoice !== period);
  return openBill(tx, account, { subscription, months: wish.periodMonths, replaced: period, open: kept });
}

async function billOf(tx: Tx, invoice: Invoice, subscription: Subscription, open: Invoice[]): Promise<Bill> {
  const others = open.filter(({ id }) => id !== invoice.id);
  return { invoice, subscription, others, plan: await getPlanById(tx, invoice.planId) };
}

/** For an account that was cancelled, or that never had a subscription: it starts one again. */
async function firstBill(tx: Tx, account: Account, months?: number): Promise<Bill> {
  if (account.closedAt) {
    throw new AppError("invalid_state", { message: "This account is closed. Restore it first." });
  }
  if (account.planId === null) throw new AppError("plan_not_payable");
  const plan = await getPlanById(tx, account.planId);
  const { subscription, invoice } = await startSubscription(tx, { accountId: account.id, plan });
  if (!months || months === 1) return { invoice, subscription, plan, others: [] };
  return openBill(tx, account, { subscription, months, replaced: invoice, open: [] });
}

interface NewBill {
  subscription: Subscription;
  /** Months paid for; the subscription's interval unless said. */
  months: number | undefined;
  /** The open invoice whose place it takes. */
  replaced: Invoice | undefined;
  open: Invoice[];
}

async function openBill(tx: Tx, account: Account, bill: NewBill): Promise<Bill> {
  const { subscription, months, replaced, open } = bill;
  const renewed = paidUntil(account, subscription, now());
  const planId = replaced?.planId ?? (renewed && subscription.scheduledPlanId) ?? subscription.planId;
  const plan = await getPlanById(tx, planId);
  if (!isPayable(plan)) throw new AppError("plan_not_payable");
  if (replaced) await voidInvoice(tx, replaced);
  const invoice = await createPeriodInvoice(tx, {
    accountId: account.id,
    subscriptionId: subscription.id,
    plan,
    ...termsOf(account, subscription, months),
  });
  return { invoice, subscription, plan, others: open };
}

/** What the new invoice is for; one whose counting starts anew gets its period when it is paid. */
function termsOf(account: Account, subscription: Subscription, months: number | undefined) {
  const interval = months ? "month" : (subscription.scheduledInterval ?? subscription.billingInterval);
  const terms = { interval, quantity: months } as const;
  if (!paidUntil(account, subscription, now())) {
    const kind = subscription.anchorAt && subscription.status === "past_due" ? "renewal" : "first";
    return { ...terms, kind, dueAt: now() } as const;
  }
  const { start, end } = periodToPay(account, subscription, months ?? intervalMonths(interval), now());
  return { ...terms, kind: "renewal", dueAt: start, periodStart: start, periodEnd: end } as const;
}
