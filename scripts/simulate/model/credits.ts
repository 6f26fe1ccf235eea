import { type AccountView, planOf } from "../world/account-view";
import type { InvoiceFacts, LedgerFacts, PaymentFacts, SubscriptionFacts } from "../world/facts";
import { monthStart } from "./months";
import { isGivenBack, paidPeriods, paidUpgrades } from "./paid-stretches";

/** The least and the most credits that a plan has had in this history: neither contract nor 007 says which one counts later. */
export type CreditsSeen = ReadonlyMap<number, { least: number; most: number }>;

/** A stretch of the ledger with one allowance: since the last payment, or since the month began. */
export interface Window {
  /** Why it began, for the report. */
  why: string;
  /** The most that can have been there when it began, refunds taken off. */
  most: number;
  /** The least; undefined where contract and 007 leave it open. */
  least: number | undefined;
  /** Ledger rows that came since. */
  rows: LedgerFacts[];
}

/**
 * The running allowance of an account that pays or is free (docs/contract.md section 2, 007 "Credits of a period paid early"):
 * each confirmed payment sets the balance to the plan's amount, and so does each month that begins, less what of an early
 * top-up was spent. Undefined where nothing has been granted by a payment or a month.
 */
export function runningWindow(view: AccountView, at: number, seen: CreditsSeen): Window | undefined {
  const { live } = view;
  if (!live || live.anchorAt === null || live.status === "pending_payment" || live.status === "trialing")
    return undefined;
  const paid = lastSettled(view, live);
  const month = lastBegun(view, live.anchorAt, withinPaid(live, at));
  if (month !== undefined && (!paid || paid.invoice.paidAt! < month))
    return monthWindow(view, live, month, seen);
  return paid && settledWindow(view, live, paid, seen);
}

/** None begins after what is paid; the last one that did may bring its credits later (022, rule 29). */
function withinPaid({ currentPeriodEnd }: SubscriptionFacts, at: number): number {
  return currentPeriodEnd === null ? at : Math.min(at, currentPeriodEnd - 1);
}

/** The newest month that has brought its credits: a job may be late with the last. */
function lastBegun(view: AccountView, anchor: number, at: number): number | undefined {
  for (let month = monthStart(anchor, at); ; month = monthStart(anchor, month - 1)) {
    if (view.ledger.some(isResetFrom(month))) return month;
    if (month === anchor) return undefined;
  }
}

const isResetFrom = (from: number) => (row: LedgerFacts) => row.kind === "reset" && row.createdAt >= from;

interface Settled {
  invoice: InvoiceFacts;
  payment: PaymentFacts;
  row: LedgerFacts;
}

function lastSettled(view: AccountView, live: SubscriptionFacts): Settled | undefined {
  const invoices = [...paidPeriods(view, live), ...paidUpgrades(view, live)];
  const all = invoices.flatMap((invoice) => {
    const payment = view.payments.find((one) => one.invoiceId === invoice.id && one.settledAt !== null);
    const row = view.ledger.find((one) => one.kind === "reset" && one.paymentId === payment?.id);
    return payment && row ? [{ invoice, payment, row }] : [];
  });
  return all.sort((a, b) => a.row.id - b.row.id).at(-1);
}

/** What the running month's payments contribute: the plan's credits, and of an upgrade what it brought more. */
function contributions(
  view: AccountView,
  live: SubscriptionFacts,
  at: number,
  most: (planId: number) => number,
): number {
  const base = paidPeriods(view, live).findLast((one) => one.periodStart! <= at && one.periodEnd! > at);
  if (!base) return planOf(view, live.planId).priceCents === 0 ? most(live.planId) : 0;
  let sum = isGivenBack(view, base) ? 0 : most(base.planId);
  let highest = most(base.planId);
  for (const upgrade of paidUpgrades(view, live)) {
    if (upgrade.periodStart! > at || upgrade.periodEnd! <= at || upgrade.paidAt! < base.paidAt!) continue;
    const more = Math.max(0, most(upgrade.planId) - highest);
    highest = Math.max(highest, most(upgrade.planId));
    if (!isGivenBack(view, upgrade)) sum += more;
  }
  return sum;
}

function settledWindow(view: AccountView, live: SubscriptionFacts, paid: Settled, seen: CreditsSeen): Window {
  const { invoice, row } = paid;
  const most = (planId: number) => seen.get(planId)!.most;
  const before = row.balanceAfter - row.amount;
  const isAhead = invoice.kind !== "upgrade" && invoice.periodStart! > invoice.paidAt!;
  const ahead = isGivenBack(view, invoice) ? before : Math.max(before, most(invoice.planId));
  const rows = view.ledger.filter(({ id }) => id > row.id);
  return {
    why: `since ${invoice.kind} ${invoice.number} was paid`,
    most: isAhead ? ahead : contributions(view, live, invoice.paidAt!, most),
    least: undefined,
    rows,
  };
}

function monthWindow(view: AccountView, live: SubscriptionFacts, month: number, seen: CreditsSeen): Window {
  // A plan that costs nothing begins with a row of its own; what was spent in that same moment was spent before it.
  const begins = month === live.anchorAt ? view.ledger.find(isResetFrom(month)) : undefined;
  const rows = view.ledger.filter(({ id, createdAt }) => createdAt >= month && id > (begins?.id ?? 0));
  const isUntouched = view.payments.every(({ refundedCents }) => refundedCents === 0);
  const least = contributions(view, live, month, (planId) => seen.get(planId)!.least);
  return {
    why: `in the month from ${new Date(month).toISOString().slice(0, 10)}`,
    most: contributions(view, live, month, (planId) => seen.get(planId)!.most),
    least: isUntouched ? Math.max(0, least - spentOfTopUp(view, live, month)) : undefined,
    rows,
  };
}

/**
 * What was spent of the credits that an early payment for this month brought: consumptions between that payment and the
 * next time that the balance was reset. What staff gave or took is none of it.
 */
function spentOfTopUp(view: AccountView, live: SubscriptionFacts, month: number): number {
  const early = paidPeriods(view, live).find((one) => one.periodStart === month && one.paidAt! < month);
  const payment = view.payments.find(
    ({ invoiceId, settledAt }) => invoiceId === early?.id && settledAt !== null,
  );
  const topUp = view.ledger.find(
    ({ kind, paymentId }) => kind === "reset" && payment && paymentId === payment.id,
  );
  if (!topUp || topUp.amount <= 0) return 0;
  const next = view.ledger.find(({ id, kind }) => kind === "reset" && id > topUp.id);
  const spent = view.ledger
    .filter(
      ({ id, kind, createdAt }) =>
        id > topUp.id && id < (next?.id ?? Infinity) && createdAt < month && kind === "consume",
    )
    .reduce((sum, { amount }) => sum - amount, 0);
  return Math.min(topUp.amount, spent);
}

/** What came and went within a window, refunds of payments aside: those are taken off its allowance. */
export function movement({ rows }: Window): number {
  return rows
    .filter(
      ({ kind, paymentId }) =>
        kind === "consume" || kind === "refund" || (kind === "adjust" && paymentId === null),
    )
    .reduce((sum, { amount }) => sum + amount, 0);
}
