/** Calendar months in UTC. A month has no fixed length, so periods count from an anchor: 31 Jan, 28 Feb, 31 Mar. */

/** `at` moved by whole calendar months; the day is clamped to the month's last, the time of day stays. */
export function addMonths(at: Date, months: number): Date {
  const moved = new Date(at);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  moved.setUTCDate(Math.min(at.getUTCDate(), daysInMonth(moved)));
  return moved;
}

/** How many calendar months lie between the two dates' months; days don't count. */
export function monthsApart(from: Date, to: Date): number {
  return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
}

/** The last anchored month boundary that is not after `at`; the anchor itself when `at` is before it. */
export function monthStart(anchor: Date, at: Date): Date {
  const months = Math.max(0, monthsApart(anchor, at));
  const boundary = addMonths(anchor, months);
  return boundary <= at || months === 0 ? boundary : addMonths(anchor, months - 1);
}

/** The boundary that follows it: the anchor's own day again after a month that was too short for it. */
export function nextMonthStart(anchor: Date, at: Date): Date {
  return addMonths(anchor, monthsApart(anchor, monthStart(anchor, at)) + 1);
}

function daysInMonth(at: Date): number {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
}
