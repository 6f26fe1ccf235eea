import type { BillingInterval, InvoiceKind } from "@/db/words";

/** A paid invoice with the time that it paid for: a first or renewal period, or an upgrade for the rest of one. */
export interface Bought {
  invoiceId: number;
  kind: InvoiceKind;
  planId: number;
  /** What a month of it brings: as much as its plan did when it was paid, and more where the plan brings more now. */
  creditsPerMonth: number;
  /** What its plan brought when it was paid. */
  creditsWhenPaid: number;
  billingInterval: BillingInterval;
  /** How many intervals. */
  quantity: number;
  start: Date;
  end: Date;
  paidAt: Date;
  paymentId: number;
  /** Without tax, less what was refunded. */
  netCents: number;
  /** The share of the payment that was not refunded, 0 to 1. */
  keptShare: number;
}

/** The plan that is paid for at this moment: the period's, or the last upgrade's that reaches into it and is paid still. Pure. */
export function planPaidAt(bought: readonly Bought[], at: Date): number | undefined {
  return inForceOf(partsAt(bought, at)).at(-1)?.planId;
}

/** Without the last upgrades that were refunded in full: they give no plan, and bring nothing that could be shared. */
function inForceOf(parts: readonly Bought[]): Bought[] {
  const last = parts.findLastIndex(({ kind, keptShare }) => kind !== "upgrade" || keptShare > 0);
  return parts.slice(0, last + 1);
}

/** What was paid for this moment: the period first, then its upgrades in the order in which they were paid. Pure. */
export function partsAt(bought: readonly Bought[], at: Date): Bought[] {
  return bought
    .filter(({ start, end }) => start <= at && at < end)
    .sort(
      (a, b) => rank(a) - rank(b) || a.paidAt.getTime() - b.paidAt.getTime() || a.invoiceId - b.invoiceId,
    );
}

const rank = ({ kind }: Bought) => (kind === "upgrade" ? 1 : 0);

/**
 * What each payment's part of a month's credits is: the period's plan brings its own, each upgrade what its plan brings
 * more. Whole credits, before refunds. Pure.
 */
export function creditsOfParts(parts: readonly Bought[]): { part: Bought; credits: number }[] {
  return parts.map((part, index) => {
    const before = parts[index - 1]?.creditsPerMonth ?? 0;
    return { part, credits: Math.max(0, part.creditsPerMonth - before) };
  });
}

/**
 * The same parts, each with what it brought to the month: what was paid within it, its plan's credits of that moment. What was
 * paid before is left as it is, since the month began with it. Pure.
 */
export function asBrought(parts: readonly Bought[], month: Date): Bought[] {
  return parts.map((part) =>
    part.paidAt < month ? part : { ...part, creditsPerMonth: part.creditsWhenPaid },
  );
}

/** The plan that is in force, which may be another than the one that was paid, and what it brings today. */
interface InForce {
  id: number;
  creditsPerMonth: number;
}

/** The credits of a month: what its payments bring, each by the share that was not refunded. Pure. */
export function monthlyAllowance(bought: readonly Bought[], month: Date, plan: InForce): number {
  const paid = inForceOf(partsAt(bought, month));
  const parts = creditsOfParts(paid);
  const last = paid.at(-1);
  const inForce = last?.planId === plan.id ? last.creditsPerMonth : plan.creditsPerMonth;
  if (parts.length === 0) return inForce;
  const total = parts.reduce((sum, { credits }) => sum + credits, 0);
  const kept = parts.reduce((sum, { part, credits }) => sum + Math.floor(credits * part.keptShare), 0);
  return total === 0 ? inForce : Math.floor((inForce * kept) / total);
}

/** A price of a plan that a period may be billed at. */
type PriceOf = (interval: BillingInterval) => number;

/**
 * What a bigger plan costs for the rest of what is paid, in cents without tax: for each period ahead the bigger plan's
 * price for the time that is left, billed as that period was, less what was paid for that time. Rounded up, at least one
 * cent. The prices of today decide what the bigger plan costs, never what was paid. Pure.
 */
export function upgradeCents(bought: readonly Bought[], priceOf: PriceOf, at: Date): number {
  const cents = bought.reduce((sum, each) => {
    const full = each.kind === "upgrade" ? 0 : priceOf(each.billingInterval) * each.quantity;
    return sum + (full - each.netCents) * shareAhead(bought, each, at);
  }, 0);
  return Math.max(1, Math.ceil(cents - ROUNDING));
}

/**
 * The upgrade's price in two figures, for a bill: the bigger plan's price for the time that is left, and what was paid for
 * it. Pure.
 */
export function upgradeParts(bought: readonly Bought[], priceOf: PriceOf, at: Date): UpgradeParts {
  const unused = bought.reduce((sum, each) => sum + each.netCents * shareAhead(bought, each, at), 0);
  const unusedCents = Math.floor(unused + ROUNDING);
  return { newCents: upgradeCents(bought, priceOf, at) + unusedCents, unusedCents };
}

export interface UpgradeParts {
  newCents: number;
  /** Taken off. */
  unusedCents: number;
}

/** Sums of fractions of cents come out a hair above what they are. */
const ROUNDING = 1e-6;

/**
 * The share of its time that is ahead and paid: of an upgrade what lies within periods that are, since one of those may have
 * been taken back. Its money for that time counts again once the time is paid again.
 */
function shareAhead(bought: readonly Bought[], each: Bought, at: Date): number {
  if (each.kind !== "upgrade") return shareLeft(each, at);
  const from = Math.max(at.getTime(), each.start.getTime());
  const within = bought
    .filter(({ kind }) => kind !== "upgrade")
    .map(({ start, end }) => overlap(each, start, end, from));
  return within.reduce((sum, ms) => sum + ms, 0) / (each.end.getTime() - each.start.getTime());
}

function overlap({ end }: Bought, start: Date, until: Date, from: number): number {
  return Math.max(0, Math.min(end.getTime(), until.getTime()) - Math.max(from, start.getTime()));
}

/** The share of its time that is still ahead, 0 to 1. */
export function shareLeft({ start, end }: Pick<Bought, "start" | "end">, at: Date): number {
  const left = end.getTime() - Math.max(at.getTime(), start.getTime());
  return Math.max(0, left) / (end.getTime() - start.getTime());
}
