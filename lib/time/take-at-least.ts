import { setTimeout as sleep } from "node:timers/promises";

/** More than the work takes either way, so that its duration doesn't tell which way it went. */
const FLOOR_MS = 200;

/** Runs the work, and answers no sooner than after 200 ms. */
export async function takeAtLeast<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([work(), sleep(FLOOR_MS)]);
  if (result.status === "rejected") throw result.reason;
  return result.value;
}
