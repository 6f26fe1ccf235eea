export const DAY_MS = 24 * 60 * 60 * 1000;

export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}

/** Of the `steps` before an event, in days, the one that `at` has reached: the smallest that is not less than what is left. */
export function reminderStep(at: Date, event: Date, steps: readonly number[]): number | undefined {
  const left = (event.getTime() - at.getTime()) / DAY_MS;
  if (left <= 0) return undefined;
  return steps.filter((step) => left <= step).sort((a, b) => a - b)[0];
}

/** Whole days until an event, begun ones counted: what a reader is told. */
export function daysUntil(at: Date, event: Date): number {
  return Math.max(0, Math.ceil((event.getTime() - at.getTime()) / DAY_MS));
}
