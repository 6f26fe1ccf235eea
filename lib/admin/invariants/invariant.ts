import type { SQL } from "drizzle-orm";

/** Something that must hold in the data at any moment. */
export interface Invariant {
  name: string;
  /** The promise in words, for people who read the report. */
  promise: string;
  /**
   * `broken`: the data contradicts itself, and `check-current-state` fails. `attention`: nothing is wrong with the data,
   * but a human should look, such as at a job that failed for good.
   */
  severity: "broken" | "attention";
  /** One row for each fault, with `account_id` where it concerns an account and the facts that show it. */
  faults: SQL;
}

export interface InvariantResult {
  name: string;
  promise: string;
  severity: Invariant["severity"];
  holds: boolean;
  faultCount: number;
  /** The first faults, as the query answers them. */
  examples: Record<string, unknown>[];
}
