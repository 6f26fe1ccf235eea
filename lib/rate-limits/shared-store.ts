import type { Limit } from "@/lib/limits";
import type { LimitDecision } from "./limit-decision";

/** Limits that several processes share. Both throw when it does not answer in time. */
export interface SharedStore {
  /** For the log. */
  readonly name: string;
  take(key: string, limit: Limit, nowMs: number): Promise<LimitDecision>;
  giveBack(key: string, limit: Limit): Promise<void>;
}
