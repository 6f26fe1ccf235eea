import type { Endpoint } from "@/db";

/** A program, its copy for tests and some to spare; each event is sent to each of them. */
export const ENDPOINTS_AT_MOST = 10;

/** After a rotation the old secret signs too for as long as its holder asks, so that receivers can change over. */
export const MAX_SECRET_GRACE_SECONDS = 7 * 24 * 3600;
export const DEFAULT_GRACE_SECONDS = 24 * 3600;

/** Seconds from one try to the next: eight tries in a bit more than 27 hours. */
const RETRY_SECONDS = [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 10 * 3600] as const;
export const TRIES = RETRY_SECONDS.length + 1;

/** When the next try is due after so many that failed; null after the last. Pure. */
export function nextTryAfter(tries: number, at: Date): Date | null {
  const seconds = RETRY_SECONDS[tries - 1];
  return seconds === undefined ? null : new Date(at.getTime() + seconds * 1000);
}

/** An endpoint that has taken nothing for so long is switched off. */
export const OFF_AFTER_DAYS = 5;

export function endpointState({ offAt }: Pick<Endpoint, "offAt">): "on" | "off" {
  return offAt ? "off" : "on";
}
