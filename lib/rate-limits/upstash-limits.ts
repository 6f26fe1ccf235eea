import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import type { Limit } from "@/lib/limits";
import { type LimitDecision, limitDecision } from "./limit-decision";

/** The answer is not waited for that long; this only frees the socket. */
const ABORT_MS = 2_000;

/** The limits that all processes share, as Redis keeps them. Waits as long as Redis takes. Safe on the edge. */
export class UpstashLimits {
  private readonly redis: Redis;
  private readonly limiters = new Map<string, Ratelimit>();

  constructor(settings: { url: string; token: string }) {
    this.redis = new Redis({
      ...settings,
      retry: false,
      enableTelemetry: false,
      signal: () => AbortSignal.timeout(ABORT_MS),
    });
  }

  async take(key: string, limit: Limit, nowMs: number): Promise<LimitDecision> {
    const answer = await this.limiter(limit).limit(key);
    const { success: allowed, remaining, reset: resetAtMs } = answer;
    return limitDecision(limit, { allowed, remaining, resetAtMs, nowMs });
  }

  /** What is left, taking nothing. */
  async look(key: string, limit: Limit, nowMs: number): Promise<LimitDecision> {
    const { remaining, reset: resetAtMs } = await this.limiter(limit).getRemaining(key);
    return limitDecision(limit, { allowed: remaining > 0, remaining, resetAtMs, nowMs });
  }

  /** What was taken for a credential that turned out to be dead. */
  async giveBack(key: string, limit: Limit): Promise<void> {
    await this.limiter(limit).limit(key, { rate: -1 });
  }

  private limiter(limit: Limit): Ratelimit {
    const name = `${limit.requests}/${limit.windowSeconds}`;
    const known = this.limiters.get(name);
    if (known) return known;
    const made = new Ratelimit({
      redis: this.redis,
      limiter: Ratelimit.slidingWindow(limit.requests, `${limit.windowSeconds} s`),
      prefix: "igny8:limit",
      timeout: 0, // The caller has its own.
      ephemeralCache: false, // It never forgets an identity; lib/rate-limits/limiter.ts keeps a bounded one.
    });
    this.limiters.set(name, made);
    return made;
  }
}
