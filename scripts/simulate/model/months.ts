/**
 * Calendar months in UTC, as docs/contract.md section 2 tells them: anchored on the first start, 31 Jan -> 28 Feb -> 31 Mar.
 * The simulator's own arithmetic, on purpose: sharing the product's would share its faults.
 */
export function addMonths(anchor: number, months: number): number {
  const from = new Date(anchor);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const timeOfDay = anchor - Date.UTC(year, from.getUTCMonth(), from.getUTCDate());
  return Date.UTC(year, month, Math.min(from.getUTCDate(), lastDay)) + timeOfDay;
}

/** Which of the anchor's months `at` lies in: 0 is the first one. A boundary belongs to the month that it begins. */
export function monthIndex(anchor: number, at: number): number {
  const days = (at - anchor) / 86_400_000;
  let month = Math.max(0, Math.floor(days / 31) - 1);
  while (addMonths(anchor, month + 1) <= at) month += 1;
  return month;
}

export function monthStart(anchor: number, at: number): number {
  return addMonths(anchor, monthIndex(anchor, at));
}

/** The end of a period of whole months that begins on one of the anchor's boundaries. */
export function endOfPeriod(anchor: number, start: number, months: number): number {
  return addMonths(anchor, monthIndex(anchor, start) + months);
}
