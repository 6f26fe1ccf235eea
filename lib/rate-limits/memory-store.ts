import type { Limit } from "@/lib/limits";
import { type LimitDecision, unspent } from "./limit-decision";
import { SlidingWindow } from "./sliding-window";

/** A bucket takes a few kilobytes at most. */
const MOST_BUCKETS = 20_000;
/** Looking through all of them takes milliseconds; once in so long is enough. */
const SWEEP_EVERY_MS = 1000;

/**
 * The limits of one process. Exact under concurrency, since nothing here waits. What strangers can make up, network
 * addresses and the people they claim to be, is kept apart from people and accounts who have signed in: a flood of it pushes
 * out no limit of theirs.
 */
export class MemoryStore {
  private readonly addresses: Shelf;
  private readonly claimed: Shelf;
  private readonly people: Shelf;

  constructor(mostBuckets = MOST_BUCKETS) {
    this.addresses = new Shelf(mostBuckets);
    this.claimed = new Shelf(mostBuckets);
    this.people = new Shelf(mostBuckets);
  }

  take(key: string, limit: Limit, nowMs: number): LimitDecision {
    return this.shelfOf(key).touch(key, limit, nowMs).take(limit, nowMs);
  }

  peek(key: string, limit: Limit, nowMs: number): LimitDecision {
    return this.shelfOf(key).find(key)?.peek(limit, nowMs) ?? unspent(limit, nowMs);
  }

  giveBack(key: string): void {
    this.shelfOf(key).find(key)?.giveBack();
  }

  get size(): number {
    return this.addresses.size + this.claimed.size + this.people.size;
  }

  private shelfOf(key: string): Shelf {
    if (key.includes(":person:")) return this.claimed;
    return key.includes(":ip:") ? this.addresses : this.people;
  }
}

interface Bucket {
  window: SlidingWindow;
  /** From then on it is as good as unspent. */
  fullAgainMs: number;
}

/** Buckets up to a number. When there is no room, those that have run out go first, then the least recently used. */
class Shelf {
  private readonly buckets = new Map<string, Bucket>();
  private sweptMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly most: number) {}

  get size(): number {
    return this.buckets.size;
  }

  find(key: string): SlidingWindow | undefined {
    return this.buckets.get(key)?.window;
  }

  /** A Map keeps the order of insertion, so that putting a bucket back makes it the newest. */
  touch(key: string, { windowSeconds }: Limit, nowMs: number): SlidingWindow {
    const window = this.find(key) ?? new SlidingWindow();
    this.buckets.delete(key);
    this.buckets.set(key, { window, fullAgainMs: nowMs + windowSeconds * 1000 });
    if (this.buckets.size > this.most) this.makeRoom(nowMs);
    return window;
  }

  private makeRoom(nowMs: number): void {
    if (Math.abs(nowMs - this.sweptMs) >= SWEEP_EVERY_MS) this.sweep(nowMs);
    const oldest = this.buckets.keys().next().value;
    if (this.buckets.size > this.most && oldest !== undefined) this.buckets.delete(oldest);
  }

  private sweep(nowMs: number): void {
    this.sweptMs = nowMs;
    for (const [key, { fullAgainMs }] of this.buckets) if (fullAgainMs <= nowMs) this.buckets.delete(key);
  }
}
