import { eq } from "drizzle-orm";
import { type Account, type Invoice, plans, type Subscription, type Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { createPeriodInvoice } from "@/lib/invoices/create-period-invoice";
import { invoiceMonths, isForPeriod } from "@/lib/invoices/invoice";
import { lockInvoice, voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import { lockOpenInvoices } from "@/lib/invoices/open-invoices";
import { isReported, takenAs } from "@/lib/invoices/orders/taken-as";
import { withTax } from "@/lib/invoices/tax";
import { lockOpenAsOfNow } from "@/lib/payments/packages/void-unpaid-orders";
import { intervalMonths, intervalPriceCents, isPayable } from "@/lib/plans/plan";
import { endIfOver } from "@/lib/subscriptions/lifecycle/end-subscription";
import { startSubscription } from "@/lib/subscriptions/lifecycle/start-subscription";
import { lockLiveSubscription, lockSubscription } from "@/lib/subscriptions/live-subscription";
import { findPaidUntil } from "@/lib/subscriptions/period/find-paid-until";
import { nextPeriod, type PaidUntil } from "@/lib/subscriptions/period/period";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { beginMonth, isMonthDue } from "@/lib/subscriptions/renewal/begin-month";
import type { Bill } from "./settlement";

/** The bill of one invoice, whatever its state. Throws `not_found`, for another account's invoice too. */
export async function lockBill(tx: Tx, found: Account, invoiceId: number): Promise<Bill> {
  const { account, subscription: live } = await lockInThisMonth(tx, found);
  const open = await lockOpenInvoices(tx, account.id);
  const invoice = open.find(({ id }) => id === invoiceId) ?? (await lockInvoice(tx, account.id, invoiceId));
  const subscription =
    live?.id === invoice.subscriptionId
      ? live
      : await lockSubscription(tx, account.id, invoice.subscriptionId);
  return billOf(tx, account, subscription, { invoice, open });
}

interface BillRequest {
  amountCents: number;
  periodMonths?: number;
  /** A charge that a provider made automatically, for the next period: it pays no upgrade and no order of the same amount. */
  isForPeriod?: boolean;
  actor: string;
}

/**
 * The bill that a payment confirmed by staff is for: an open invoice with that amount, else the open first or renewal
 * invoice, else a new one: the first of a plan, or a renewal paid in advance. Asking for other months than the open
 * invoice's replaces it, at the monthly price, and takes over what has begun to pay it. Throws `plan_not_payable` where
 * there is nothing to pay.
 */
export async function payableBill(tx: Tx, found: Account, request: BillRequest): Promise<Bill> {
  const { account, subscription } = await lockInThisMonth(tx, found);
  const open = await lockOpenAsOfNow(tx, account);
  if (!subscription) return (await orderBill(tx, account, request)) ?? firstBill(tx, account, request);
  const ended = await endIfOver(tx, account, subscription, request.actor);
  if (ended) return (await orderBill(tx, ended, request)) ?? firstBill(tx, ended, request);
  const period = open.find(isForPeriod);
  const fitting = request.isForPeriod ? open.filter(isForPeriod) : open;
  const exact = fitting.find((invoice) => invoice.totalCents === request.amountCents);
  if (!request.periodMonths && (exact ?? period)) {
    return billOf(tx, account, subscription, { invoice: exact ?? period!, open });
  }
  if (period && invoiceMonths(period) === request.periodMonths)
    return billOf(tx, account, subscription, { invoice: period, open });
  const kept = open.filter((invoice) => invoice !== period);
  return openBill(tx, account, { subscription, months: request.periodMonths, replaced: period, open: kept });
}

/** Account and subscription as a punctual job would have left them: a payment counts on the credits of this month. */
async function lockInThisMonth(tx: Tx, account: Account) {
  const subscription = await lockLiveSubscription(tx, account.id);
  if (!subscription || !isMonthDue(subscription, now()) || !(await beginMonth(tx, account)))
    return { account, subscription };
  return {
    account: await lockAccount(tx, account.id),
    subscription: await lockLiveSubscription(tx, account.id),
  };
}

async function billOf(
  tx: Tx,
  account: Account,
  subscription: Subscription,
  { invoice, open }: { invoice: Invoice; open: Invoice[] },
): Promise<Bill> {
  const others = open.filter(({ id }) => id !== invoice.id);
  const claims = await claimsOn(tx, invoice);
  const paidUntil = await findPaidUntil(tx, account, subscription);
  return { account, invoice, subscription, others, ...claims, paidUntil };
}

/** What has begun to pay the invoice, and the plan that it is for. */
async function claimsOn(tx: Tx, { id, planId }: Invoice) {
  const [row] = await tx
    .select({ plan: plans, takenAs: takenAs(id), isReported: isReported(id) })
    .from(plans)
    .where(eq(plans.id, planId));
  return row!;
}

/** An order that outlived its subscription: it brings its credits, and nothing starts again. */
async function orderBill(tx: Tx, account: Account, request: BillRequest): Promise<Bill | undefined> {
  if (request.isForPeriod || request.periodMonths) return undefined;
  const open = await lockOpenInvoices(tx, account.id);
  const invoice = open.find(
    ({ kind, totalCents }) => kind === "credit_package" && totalCents === request.amountCents,
  );
  if (!invoice) return undefined;
  const subscription = await lockSubscription(tx, account.id, invoice.subscriptionId);
  return billOf(tx, account, subscription, { invoice, open });
}

/** For an account that was cancelled, or that never had a subscription: it starts one again. */
async function firstBill(tx: Tx, account: Account, request: BillRequest): Promise<Bill> {
  const { periodMonths: months, amountCents } = request;
  if (account.closedAt) {
    throw new AppError("invalid_state", { message: "This account is closed. Restore it first." });
  }
  if (account.planId === null) throw new AppError("plan_not_payable");
  const plan = await getPlanById(tx, account.planId);
  const isYear = !months && amountCents === withTax(intervalPriceCents(plan, "year"));
  const terms = { accountId: account.id, plan, interval: isYear ? "year" : "month" } as const;
  const { subscription, invoice } = await startSubscription(tx, terms);
  if (!months || months === 1)
    return { account, invoice, subscription, plan, others: [], paidUntil: null, ...FRESH };
  return openBill(tx, account, { subscription, months, replaced: invoice, open: [] });
}

/** Of an invoice that was just written: nobody has begun to pay it. */
const FRESH = { takenAs: null, isReported: false } as const;

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
  const renewed = await findPaidUntil(tx, account, subscription);
  const planId = replaced?.planId ?? (renewed && subscription.scheduledPlanId) ?? subscription.planId;
  const plan = await getPlanById(tx, planId);
  if (!isPayable(plan)) throw new AppError("plan_not_payable");
  const claims = replaced ? await claimsOn(tx, replaced) : FRESH;
  if (replaced) await voidInvoice(tx, replaced);
  const invoice = await createPeriodInvoice(tx, {
    accountId: account.id,
    subscriptionId: subscription.id,
    plan,
    ...termsOf(subscription, months, renewed),
  });
  return { account, invoice, subscription, others: open, paidUntil: renewed, replaced, ...claims, plan };
}

/** What the new invoice is for; one whose counting starts over gets its period when it is paid. */
function termsOf(subscription: Subscription, months: number | undefined, renewed: PaidUntil | null) {
  const interval = months ? "month" : (subscription.scheduledInterval ?? subscription.billingInterval);
  const terms = { interval, quantity: months } as const;
  if (!renewed) {
    const paidBefore = subscription.status === "past_due" || subscription.status === "active";
    const kind = paidBefore ? "renewal" : "first";
    return { ...terms, kind, dueAt: now() } as const;
  }
  const { start, end } = nextPeriod(renewed, now(), months ?? intervalMonths(interval));
  return { ...terms, kind: "renewal", dueAt: start, periodStart: start, periodEnd: end } as const;
}
