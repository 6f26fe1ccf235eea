import { nowMs } from "@/lib/clock";
import { env } from "@/lib/env";
import type { Limit } from "@/lib/limits";
import { log } from "@/lib/log";
import type { LimitDecision } from "./limit-decision";
import { MemoryStore } from "./memory-store";
import { PrimaryStore } from "./primary-store";
import type { SharedStore } from "./shared-store";
import { UpstashStore } from "./upstash-store";

/** After a failure Redis is left alone this long, so that its silence costs one request 300 ms and not each of them. */
const PAUSE_MS = 5_000;
const LOG_EVERY_MS = 60_000;
/** Takes from nobody's allowance. */
const LOOK: Limit = { requests: 1_000, windowSeconds: 60 };

/**
 * What processes share (Upstash, or the first process of several) where there is such a thing and it answers, else this
 * process's memory. Memory counts along meanwhile, so that it knows this process's share when the other fails.
 */
export class Limiter {
  private readonly memory = new MemoryStore();
  private pausedUntilMs = 0;
  private lastLogMs = Number.NEGATIVE_INFINITY;
  /** Undefined while nobody has asked it anything. */
  private answersShared: boolean | undefined;

  constructor(private readonly shared?: SharedStore) {}

  /** No promise where memory decides: nothing has to be waited for. */
  take(key: string, limit: Limit): LimitDecision | Promise<LimitDecision> {
    if (!this.shared || this.isPaused()) return this.takeOwn(key, limit);
    return this.takeShared(this.shared, key, limit);
  }

  /**
   * Where a request with a credential enters, before anybody knows whether that lives. Upstash takes here, so that an allowance
   * that other processes have used up costs nothing more. Memory only looks: it takes at `confirm`, and nothing lies between the
   * two that another process could use up.
   */
  enter(key: string, limit: Limit): LimitEntry | Promise<LimitEntry> {
    const { shared } = this;
    const seen = { decision: this.peek(key, limit), isTaken: false };
    if (!shared || this.isPaused() || !seen.decision.allowed) return seen;
    return this.ask(shared, key, limit).then((decision) => (decision ? { decision, isTaken: true } : seen));
  }

  /** The credential lives. */
  confirm({ decision, isTaken }: LimitEntry, key: string, limit: Limit): LimitDecision {
    const own = this.takeOwn(key, limit);
    return isTaken ? decision : own;
  }

  /** The credential is dead, and costs the account that it names nothing. */
  async release({ isTaken }: LimitEntry, key: string, limit: Limit): Promise<void> {
    if (isTaken) await this.shared?.giveBack(key, limit).catch((error: unknown) => this.pause(error));
  }

  /** What is left, taking nothing: as all processes know it where the shared store answers, else as this one does. */
  look(key: string, limit: Limit): LimitDecision | Promise<LimitDecision> {
    const own = this.peek(key, limit);
    if (!this.shared || this.isPaused()) return own;
    return this.heard(this.shared.look(key, limit, Date.now())).then((shared) => shared ?? own);
  }

  /** What this process knows, without asking anybody. Refuses only what is surely exhausted. */
  peek(key: string, limit: Limit): LimitDecision {
    return this.memory.peek(key, limit, nowMs());
  }

  /** Upstash is configured and does not answer: the last time it was asked, or now if that is not known. */
  async isDegraded(): Promise<boolean> {
    if (!this.shared) return false;
    if (!this.answersShared && !this.isPaused()) await this.takeShared(this.shared, "ready", LOOK);
    return !this.answersShared;
  }

  private isPaused(): boolean {
    return Date.now() < this.pausedUntilMs;
  }

  private async takeShared(store: SharedStore, key: string, limit: Limit): Promise<LimitDecision> {
    const shared = await this.ask(store, key, limit);
    const own = this.takeOwn(key, limit);
    return shared ?? own;
  }

  private ask(store: SharedStore, key: string, limit: Limit): Promise<LimitDecision | undefined> {
    return this.heard(store.take(key, limit, Date.now()));
  }

  /** Undefined where the shared store did not answer. */
  private async heard(answer: Promise<LimitDecision>): Promise<LimitDecision | undefined> {
    const shared = await answer.catch((error: unknown) => this.pause(error));
    this.answersShared = shared !== undefined;
    return shared;
  }

  private takeOwn(key: string, limit: Limit): LimitDecision {
    return this.memory.take(key, limit, nowMs());
  }

  private pause(error: unknown): undefined {
    this.pausedUntilMs = Date.now() + PAUSE_MS;
    if (Date.now() - this.lastLogMs < LOG_EVERY_MS) return undefined;
    this.lastLogMs = Date.now();
    const reason = String(error).slice(0, 200); // The client puts every command into its message.
    log.warn(
      { reason },
      `rate limits fall back to this process's memory: ${this.shared?.name} does not answer`,
    );
    return undefined;
  }
}

/** What was found where a request entered. `isTaken`: by Upstash, already. */
export interface LimitEntry {
  decision: LimitDecision;
  isTaken: boolean;
}

/** On `globalThis`, so that Next's separate bundles count in one place. */
const shared = globalThis as typeof globalThis & { igny8Limiter?: Limiter };

export function limiter(): Limiter {
  shared.igny8Limiter ??= new Limiter(sharedStore());
  return shared.igny8Limiter;
}

/** For tests: every bucket is full again, and the settings are read again. */
export function forgetLimits(): void {
  shared.igny8Limiter = undefined;
}

/** Upstash where it is set up. Else workers of one start share what their first process counts; one process needs nobody. */
function sharedStore(): SharedStore | undefined {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  if (url && token) return new UpstashStore({ url, token });
  return process.env.IGNY8_WORKER === "1" && process.send ? new PrimaryStore() : undefined;
}
