import type { Limit } from "@/lib/limits";
import type { LimitDecision } from "./limit-decision";

/** Limits that several processes share. All throw when it does not answer in time. */
export interface SharedStore {
  /** For the log. */
  readonly name: string;
  take(key: string, limit: Limit, nowMs: number): Promise<LimitDecision>;
  /** What is left, taking nothing. `allowed` says whether a take would pass. */
  look(key: string, limit: Limit, nowMs: number): Promise<LimitDecision>;
  giveBack(key: string, limit: Limit): Promise<void>;
}
