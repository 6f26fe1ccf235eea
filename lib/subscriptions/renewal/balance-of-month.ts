import type { CreditTransactionKind } from "@/db/words";

/** What of the ledger counts here, oldest first. */
export interface CountedRow {
  kind: CreditTransactionKind;
  amount: number;
  balanceAfter: number;
  paymentId: number | null;
  createdAt: Date;
}

export interface Month {
  /** What the month brings. */
  allowance: number;
  month: Date;
  /** The payment that paid for this month before it began, and topped up the balance then. */
  topUpPaymentId: number | undefined;
  /** Since that payment, or since the month began. */
  rows: readonly CountedRow[];
}

/**
 * The balance that a month's beginning leaves now, whenever the job comes: the month's credits, less what was spent
 * of the early top-up, and then whatever was spent, given or taken since the month began. Undefined where a payment
 * has set the balance since. Pure.
 */
export function balanceOfMonth({ allowance, month, topUpPaymentId, rows }: Month): number | undefined {
  const since = rows.filter(({ createdAt }) => createdAt >= month);
  if (since.some(({ kind, paymentId }) => kind === "reset" && paymentId !== null)) return undefined;
  const atBegin = Math.max(0, allowance - spentOfTopUp(rows, month, topUpPaymentId));
  return Math.max(
    0,
    since.reduce((balance, { amount }) => balance + amount, atBegin),
  );
}

/**
 * A top-up is spent by consumption alone, between it and the next reset: what it found in the balance goes first. After
 * another reset nothing of it is left to deduct.
 */
function spentOfTopUp(rows: readonly CountedRow[], month: Date, paymentId: number | undefined): number {
  const at = rows.findIndex((row) => row.kind === "reset" && row.paymentId === paymentId);
  const topUp = rows[at];
  if (paymentId === undefined || !topUp) return 0;
  const after = rows.slice(at + 1).filter(({ createdAt }) => createdAt < month);
  const next = after.findIndex(({ kind }) => kind === "reset");
  const until = next < 0 ? after : after.slice(0, next);
  const consumed = until
    .filter(({ kind }) => kind === "consume" || kind === "refund")
    .reduce((sum, { amount }) => sum - amount, 0);
  const found = topUp.balanceAfter - topUp.amount;
  return Math.min(Math.max(0, topUp.amount), Math.max(0, consumed - found));
}
