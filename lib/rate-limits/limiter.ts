import { nowMs } from "@/lib/clock";
import { env } from "@/lib/env";
import type { Limit } from "@/lib/limits";
import { log } from "@/lib/log";
import type { LimitDecision } from "./limit-decision";
import { MemoryStore } from "./memory-store";
import { UpstashStore } from "./upstash-store";

/** After a failure Redis is left alone this long, so that its silence costs one request 300 ms and not each of them. */
const PAUSE_MS = 5_000;
const LOG_EVERY_MS = 60_000;
/** Takes from nobody's allowance. */
const LOOK: Limit = { requests: 1_000, windowSeconds: 60 };

/**
 * Upstash when it is configured and answers, else this process's memory. Memory counts along while Upstash decides, so
 * that it knows this process's share when Upstash fails.
 */
export class Limiter {
  private readonly memory = new MemoryStore();
  private pausedUntilMs = 0;
  private lastLogMs = Number.NEGATIVE_INFINITY;
  /** Undefined while nobody has asked it anything. */
  private answersShared: boolean | undefined;

  constructor(private readonly upstash?: UpstashStore) {}

  /** At once where memory decides: nothing has to be waited for. */
  take(key: string, limit: Limit): LimitDecision | Promise<LimitDecision> {
    if (!this.upstash || this.isPaused()) return this.takeOwn(key, limit);
    return this.takeShared(this.upstash, key, limit);
  }

  /** What this process knows, without asking anybody. Refuses only what is surely exhausted. */
  peek(key: string, limit: Limit): LimitDecision {
    return this.memory.peek(key, limit, nowMs());
  }

  /** Upstash is configured and does not answer: the last time it was asked, or now if that is not known. */
  async isDegraded(): Promise<boolean> {
    if (!this.upstash) return false;
    if (!this.answersShared && !this.isPaused()) await this.takeShared(this.upstash, "ready", LOOK);
    return !this.answersShared;
  }

  private isPaused(): boolean {
    return Date.now() < this.pausedUntilMs;
  }

  private async takeShared(upstash: UpstashStore, key: string, limit: Limit): Promise<LimitDecision> {
    const shared = await upstash.take(key, limit, Date.now()).catch((error: unknown) => this.pause(error));
    this.answersShared = shared !== undefined;
    if (shared && !shared.allowed) return shared;
    const own = this.takeOwn(key, limit);
    return shared ?? own;
  }

  private takeOwn(key: string, limit: Limit): LimitDecision {
    return this.memory.take(key, limit, nowMs());
  }

  private pause(error: unknown): void {
    this.pausedUntilMs = Date.now() + PAUSE_MS;
    if (Date.now() - this.lastLogMs < LOG_EVERY_MS) return;
    this.lastLogMs = Date.now();
    const reason = String(error).slice(0, 200); // The client puts every command into its message.
    log.warn({ reason }, "rate limits fall back to this process's memory: Upstash does not answer");
  }
}

/** On `globalThis`, so that Next's separate bundles count in one place. */
const shared = globalThis as typeof globalThis & { igny8Limiter?: Limiter };

export function limiter(): Limiter {
  shared.igny8Limiter ??= new Limiter(configuredUpstash());
  return shared.igny8Limiter;
}

/** For tests: every bucket is full again, and the settings are read anew. */
export function forgetLimits(): void {
  shared.igny8Limiter = undefined;
}

function configuredUpstash(): UpstashStore | undefined {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  return url && token ? new UpstashStore({ url, token }) : undefined;
}
