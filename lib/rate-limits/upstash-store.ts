import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import type { Limit } from "@/lib/limits";
import type { LimitDecision } from "./limit-decision";
import type { SharedStore } from "./shared-store";
import { UpstashLimits } from "./upstash-limits";

/** A request waits this long for Redis, then the memory of this process decides. */
const TIMEOUT_MS = 300;

/** The limits that all processes share, in Upstash's Redis over HTTP. */
export class UpstashStore implements SharedStore {
  readonly name = "Upstash";
  private readonly limits: UpstashLimits;

  constructor(settings: { url: string; token: string }) {
    this.limits = new UpstashLimits(settings);
  }

  /** Throws when Redis fails or does not answer in time. */
  take(key: string, limit: Limit, nowMs: number): Promise<LimitDecision> {
    return inTime(this.limits.take(key, limit, nowMs));
  }

  look(key: string, limit: Limit, nowMs: number): Promise<LimitDecision> {
    return inTime(this.limits.look(key, limit, nowMs));
  }

  giveBack(key: string, limit: Limit): Promise<void> {
    return inTime(this.limits.giveBack(key, limit));
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
