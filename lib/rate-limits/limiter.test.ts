import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/log";
import { limitDecision } from "./limit-decision";
import { Limiter } from "./limiter";
import type { UpstashStore } from "./upstash-store";

const LIMIT = { requests: 3, windowSeconds: 60 };

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("memory decides at once: nothing has to be waited for", () => {
  const limiter = new Limiter();
  const spent = [1, 2, 3, 4].map(() => limiter.take("a", LIMIT));
  expect(spent.map((decision) => "allowed" in decision && decision.allowed)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

describe("while Redis is away", () => {
  it("it is asked every five seconds, and one line a minute says so", async () => {
    const warn = vi.spyOn(log, "warn").mockImplementation(() => undefined);
    const away = vi.fn().mockRejectedValue(new Error("connection refused"));
    const limiter = over(away);
    await limiter.take("a", LIMIT);
    await limiter.take("a", LIMIT);
    expect([away.mock.calls.length, warn.mock.calls.length]).toEqual([1, 1]);
    for (let second = 6; second < 60; second += 6) {
      vi.setSystemTime(Date.now() + 6_000);
      await limiter.take("b", LIMIT);
    }
    expect([away.mock.calls.length, warn.mock.calls.length]).toEqual([10, 1]);
    vi.setSystemTime(Date.now() + 6_000);
    await limiter.take("b", LIMIT);
    expect([away.mock.calls.length, warn.mock.calls.length]).toEqual([11, 2]);
  });

  it("what was spent there is not given again, and when it is back it decides", async () => {
    vi.spyOn(log, "warn").mockImplementation(() => undefined);
    const answers = vi.fn().mockImplementation(async () => decision(true));
    const limiter = over(answers);
    await limiter.take("a", LIMIT);
    await limiter.take("a", LIMIT);
    answers.mockRejectedValueOnce(new Error("away"));
    expect((await limiter.take("a", LIMIT)).allowed).toBe(true);
    expect((await limiter.take("a", LIMIT)).allowed).toBe(false);
    vi.setSystemTime(Date.now() + 6_000);
    answers.mockResolvedValueOnce(decision(false));
    expect((await limiter.take("c", LIMIT)).allowed).toBe(false);
    expect(await limiter.isDegraded()).toBe(false);
  });
});

describe("looking, which takes nothing", () => {
  it("sees what other processes have used up", async () => {
    const look = vi.fn().mockImplementation(async () => decision(false));
    const limiter = new Limiter({ take: async () => decision(true), look } as unknown as UpstashStore);
    expect((await limiter.look("a", LIMIT)).allowed).toBe(false);
    expect(limiter.peek("a", LIMIT).allowed).toBe(true);
  });

  it("sees this process's own where the others don't answer, those that were refused there counted", async () => {
    vi.spyOn(log, "warn").mockImplementation(() => undefined);
    const take = vi.fn().mockImplementation(async () => decision(false));
    const look = vi.fn().mockRejectedValue(new Error("away"));
    const limiter = new Limiter({ take, look } as unknown as UpstashStore);
    for (let failure = 0; failure < 3; failure += 1) await limiter.take("a", LIMIT);
    expect((await limiter.look("a", LIMIT)).allowed).toBe(false);
    expect((await limiter.look("b", LIMIT)).allowed).toBe(true);
  });
});

function over(take: UpstashStore["take"]): Limiter {
  return new Limiter({ take } as UpstashStore);
}

function decision(allowed: boolean) {
  const nowMs = Date.now();
  return limitDecision(LIMIT, { allowed, remaining: 1, resetAtMs: nowMs + 60_000, nowMs });
}
