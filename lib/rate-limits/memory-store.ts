import type { Limit } from "@/lib/limits";
import { type LimitDecision, unspent } from "./limit-decision";
import { SlidingWindow } from "./sliding-window";

/** A bucket takes a few kilobytes at most; the least recently used goes first. */
const MOST_BUCKETS = 20_000;

/** The limits of one process. Exact under concurrency, since nothing here waits. */
export class MemoryStore {
  private readonly buckets = new Map<string, SlidingWindow>();

  constructor(private readonly mostBuckets = MOST_BUCKETS) {}

  take(key: string, limit: Limit, nowMs: number): LimitDecision {
    return this.touch(key).take(limit, nowMs);
  }

  peek(key: string, limit: Limit, nowMs: number): LimitDecision {
    return this.buckets.get(key)?.peek(limit, nowMs) ?? unspent(limit, nowMs);
  }

  get size(): number {
    return this.buckets.size;
  }

  /** A Map keeps the order of insertion, so that putting a bucket back makes it the newest. */
  private touch(key: string): SlidingWindow {
    const bucket = this.buckets.get(key) ?? new SlidingWindow();
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    if (this.buckets.size > this.mostBuckets) this.dropOldest();
    return bucket;
  }

  private dropOldest(): void {
    const oldest = this.buckets.keys().next().value;
    if (oldest !== undefined) this.buckets.delete(oldest);
  }
}
