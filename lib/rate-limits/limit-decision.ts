import type { Limit } from "@/lib/limits";

export interface LimitDecision {
  allowed: boolean;
  limit: number;
  /** Requests left in the window. */
  remaining: number;
  /** Unix seconds: when the oldest request leaves the window; for an unspent bucket, one window from now. */
  resetAt: number;
  /** 0 when allowed; else how long until a request can pass, rounded up. */
  retryAfterSeconds: number;
}

export function limitDecision(
  limit: Limit,
  state: { allowed: boolean; remaining: number; resetAtMs: number; nowMs: number },
): LimitDecision {
  const waitSeconds = Math.max(1, Math.ceil((state.resetAtMs - state.nowMs) / 1000));
  return {
    allowed: state.allowed,
    limit: limit.requests,
    remaining: Math.max(0, state.remaining),
    resetAt: Math.ceil(state.resetAtMs / 1000),
    retryAfterSeconds: state.allowed ? 0 : waitSeconds,
  };
}

/** The state of a bucket that nobody has spent from. */
export function unspent(limit: Limit, nowMs: number): LimitDecision {
  const resetAtMs = nowMs + limit.windowSeconds * 1000;
  return limitDecision(limit, { allowed: true, remaining: limit.requests, resetAtMs, nowMs });
}
