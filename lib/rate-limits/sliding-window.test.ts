import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MemoryStore } from "./memory-store";
import { SlidingWindow } from "./sliding-window";

const FIVE_A_MINUTE = { requests: 5, windowSeconds: 60 };

describe("a sliding window", () => {
  it("lets the limit pass, refuses the next, and says when to come back", () => {
    const window = new SlidingWindow();
    const decisions = [0, 1, 2, 3, 4, 5].map((second) => window.take(FIVE_A_MINUTE, second * 1000));
    expect(decisions.map((decision) => decision.remaining)).toEqual([4, 3, 2, 1, 0, 0]);
    expect(decisions[5]).toMatchObject({ allowed: false, retryAfterSeconds: 55, resetAt: 60 });
    expect(window.take(FIVE_A_MINUTE, 59_999).allowed).toBe(false);
    expect(window.take(FIVE_A_MINUTE, 60_000).allowed).toBe(true);
  });

  it("is reset for a steady client too: refused requests take nothing", () => {
    const window = new SlidingWindow();
    for (let second = 0; second < 60; second += 1) window.take(FIVE_A_MINUTE, second * 1000);
    expect(window.peek(FIVE_A_MINUTE, 64_000)).toMatchObject({ allowed: true, remaining: 5 });
  });

  it.each([5, 100, 2000])("never lets more than %i pass in any stretch of one window", (requests) => {
    const limit = { requests, windowSeconds: 1 };
    const steps = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: requests })),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(steps, (bursts) => mostInAWindow(limit, bursts) <= requests),
      { numRuns: 100 },
    );
  });
});

describe("the memory of one process", () => {
  it("forgets the least recently used bucket when it is full", () => {
    const store = new MemoryStore(2);
    const limit = { requests: 1, windowSeconds: 60 };
    store.take("old", limit, 0);
    store.take("kept", limit, 1);
    store.take("old", limit, 2);
    store.take("new", limit, 3);
    expect(store.size).toBe(2);
    expect(store.peek("old", limit, 4).allowed).toBe(false);
    expect(store.peek("kept", limit, 4).allowed).toBe(true);
  });
});

type Limit = { requests: number; windowSeconds: number };

function mostInAWindow(limit: Limit, bursts: [waitMs: number, tries: number][]): number {
  const window = new SlidingWindow();
  const passed: number[] = [];
  let nowMs = 1_000;
  for (const [waitMs, tries] of bursts) {
    nowMs += waitMs;
    for (let i = 0; i < tries; i += 1) if (window.take(limit, nowMs).allowed) passed.push(nowMs);
  }
  return most(passed, limit.windowSeconds * 1000);
}

function most(times: number[], windowMs: number): number {
  let start = 0;
  return times.reduce((best, time, index) => {
    while (times[start]! <= time - windowMs) start += 1;
    return Math.max(best, index - start + 1);
  }, 0);
}
