import type { Caller } from "@/lib/api/callers/caller";
import type { AppError } from "@/lib/errors";
import type { LimitName } from "@/lib/limits";
import type { LimitDecision } from "@/lib/rate-limits/take-from-limit";

/** What has become known of a request on its way; the answer's headers are made from it, whatever happened. */
export interface Progress {
  requestId: string;
  ip: string;
  limit: LimitName;
  decision?: LimitDecision;
  /** Where the key has an allowance of its own. */
  ofKey?: LimitDecision;
  caller?: Caller;
  /** As it was sent, until the answer is known. */
  body?: unknown;
  /** Why it was refused. */
  error?: AppError;
}
