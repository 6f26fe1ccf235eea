import type { Limit } from "@/lib/limits";
import { type LimitDecision, limitDecision, unspent } from "./limit-decision";

/** Requests of up to this limit are remembered one by one, to the millisecond; above, in steps of a 1000th of the window. */
const EXACT_UP_TO = 1000;

/**
 * One bucket: the requests of the last window, oldest first. In no stretch of one window's length do more than `limit`
 * pass. Steps are rounded up, so that coarse ones err on the strict side.
 */
export class SlidingWindow {
  private times: number[] = [];
  private counts: number[] = [];
  private head = 0;
  private used = 0;

  take(limit: Limit, nowMs: number): LimitDecision {
    this.forget(limit, nowMs);
    const allowed = this.used < limit.requests;
    if (allowed) this.remember(stepEnd(limit, nowMs));
    return this.state(limit, nowMs, allowed);
  }

  /** The latest one has not happened. */
  giveBack(): void {
    const last = this.times.length - 1;
    if (last < this.head) return;
    this.used -= 1;
    if (--this.counts[last]! > 0) return;
    this.times.pop();
    this.counts.pop();
  }

  peek(limit: Limit, nowMs: number): LimitDecision {
    this.forget(limit, nowMs);
    return this.state(limit, nowMs, this.used < limit.requests);
  }

  private state(limit: Limit, nowMs: number, allowed: boolean): LimitDecision {
    const oldest = this.times[this.head];
    if (oldest === undefined) return unspent(limit, nowMs);
    const resetAtMs = oldest + limit.windowSeconds * 1000;
    return limitDecision(limit, { allowed, remaining: limit.requests - this.used, resetAtMs, nowMs });
  }

  private remember(at: number): void {
    const last = this.times.length - 1;
    if (last >= this.head && this.times[last]! >= at) this.counts[last]! += 1;
    else {
      this.times.push(at);
      this.counts.push(1);
    }
    this.used += 1;
  }

  private forget(limit: Limit, nowMs: number): void {
    const horizon = nowMs - limit.windowSeconds * 1000;
    while (this.head < this.times.length && this.times[this.head]! <= horizon) {
      this.used -= this.counts[this.head]!;
      this.head += 1;
    }
    if (this.head > 64 && this.head * 2 > this.times.length) this.compact();
  }

  private compact(): void {
    this.times = this.times.slice(this.head);
    this.counts = this.counts.slice(this.head);
    this.head = 0;
  }
}

function stepEnd(limit: Limit, nowMs: number): number {
  if (limit.requests <= EXACT_UP_TO) return nowMs;
  const step = Math.ceil(limit.windowSeconds);
  return Math.ceil(nowMs / step) * step;
}
