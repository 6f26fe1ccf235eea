import type { LimitDecision } from "./limit-decision";

/** What every answer of the API carries; `Retry-After` (seconds) only when refused. */
export function throttleHeaders(result: LimitDecision): Record<string, string> {
  return {
    "X-Throttle-Limit": String(result.limit),
    "X-Throttle-Remaining": String(result.remaining),
    "X-Throttle-Reset": String(result.resetAt),
    ...(result.allowed ? {} : { "Retry-After": String(result.retryAfterSeconds) }),
  };
}
