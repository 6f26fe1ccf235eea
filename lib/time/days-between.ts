const DAY_MS = 86_400_000;

/** How many days the second is after the first, both written YYYY-MM-DD. */
export function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / DAY_MS);
}
