import { endOfPeriod } from "./months";

export interface Bought {
  anchor: number;
  start: number;
  end: number;
}

/** 007: an account works on for seven days after its period has ended unpaid; then it is suspended. */
export const DAYS_TO_PAY_MS = 7 * 24 * 60 * 60 * 1000;

/** docs/contract.md, section 2: for so much longer while a transfer waits that was reported before. */
export const DAYS_TO_CHECK_MS = 2 * DAYS_TO_PAY_MS;

/**
 * The period that a payment buys (contract, section 2): the first one starts at the confirmation; a later one at the end
 * of the one before, whenever it was paid, unless the account had been suspended for non-payment: then at the confirmation,
 * which is the new anchor. Whether it had been is the clock's business: the time to pay was over or it was not, whatever
 * job ran in between. `before`: what was paid before, or null.
 */
export function periodBought(before: Bought | null, confirmedAt: number, months: number): Bought {
  const isAnew = before === null || confirmedAt >= before.end + DAYS_TO_PAY_MS;
  const anchor = isAnew ? confirmedAt : before.anchor;
  const start = isAnew ? confirmedAt : before.end;
  return { anchor, start, end: endOfPeriod(anchor, start, months) };
}
