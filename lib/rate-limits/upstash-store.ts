import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import type { Limit } from "@/lib/limits";
import { type LimitDecision, limitDecision } from "./limit-decision";

/** A request waits this long for Redis, then the memory of this process decides. */
const TIMEOUT_MS = 300;
/** The answer is not waited for that long; this only frees the socket. */
const ABORT_MS = 2_000;

/** The limits that all processes share, in Upstash's Redis over HTTP. */
export class UpstashStore {
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

  /** Throws when Redis fails or does not answer in time. */
  async take(key: string, limit: Limit, nowMs: number): Promise<LimitDecision> {
    const answer = await inTime(this.limiter(limit).limit(key));
    const { success: allowed, remaining, reset: resetAtMs } = answer;
    return limitDecision(limit, { allowed, remaining, resetAtMs, nowMs });
  }

  private limiter(limit: Limit): Ratelimit {
    const name = `${limit.requests}/${limit.windowSeconds}`;
    const known = this.limiters.get(name);
    if (known) return known;
    const made = new Ratelimit({
      redis: this.redis,
      limiter: Ratelimit.slidingWindow(limit.requests, `${limit.windowSeconds} s`),
      prefix: "igny8:limit",
      timeout: 0, // Ours, below.
      ephemeralCache: false, // It never forgets an identity; lib/rate-limits/limiter.ts keeps a bounded one.
    });
    this.limiters.set(name, made);
    return made;
  }
}

/** Rejects after TIMEOUT_MS, unless the answer lies there already and this process was too busy to look. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const clock = new AbortController();
  const late = lateness(clock.signal);
  late.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clock.abort();
  }
}

async function lateness(signal: AbortSignal): Promise<never> {
  await sleep(TIMEOUT_MS, undefined, { signal, ref: false });
  for (let i = 0; i < 3; i += 1) await turn();
  throw new Error(`No answer from Upstash within ${TIMEOUT_MS} ms`);
}
