/**
 * The span of time that we take and keep. PostgreSQL has no year 0, and JavaScript writes years from 10000 on as
 * "+010000", which PostgreSQL doesn't read.
 */
const EARLIEST_MS = Date.UTC(1970, 0, 1);
const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

export function isStorable(at: Date): boolean {
  return at.getTime() >= EARLIEST_MS && at.getTime() <= LATEST_MS;
}

/** As answers write it. */
export function isoOrNull(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/** The latest time we keep, for one that was reckoned beyond it. */
export function atMostStorable(at: Date): Date {
  return new Date(Math.min(at.getTime(), LATEST_MS));
}
