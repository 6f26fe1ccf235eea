/** Guards lib/limits.ts. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { LIMITS, limitFor, parseRateLimits } from "@/lib/limits";

afterEach(() => vi.unstubAllEnvs());

describe("limits", () => {
  it("are the contract's, a minute each, and what providers may send", () => {
    const requests = Object.fromEntries(
      Object.entries(LIMITS).map(([name, limit]) => [name, limit.requests]),
    );
    expect(requests).toEqual({
      auth: 20,
      auth_strict: 5,
      auth_person: 10,
      auth_codes: 20,
      content_read: 100,
      content_write: 30,
      billing: 30,
      billing_admin: 10,
      system_admin: 30,
      bridge: 120,
      webhooks: 600,
      default: 100,
    });
    const { auth_person, auth_codes, ...others } = LIMITS;
    expect(Object.values(others).every((limit) => limit.windowSeconds === 60)).toBe(true);
    expect([auth_person.windowSeconds, auth_codes.windowSeconds]).toEqual([900, 86_400]);
  });

  it("are overridden one by one by RATE_LIMITS", () => {
    vi.stubEnv("RATE_LIMITS", "auth=7/1m, default=3/10s,bridge=5000/2h");
    expect(limitFor("auth")).toEqual({ requests: 7, windowSeconds: 60 });
    expect(limitFor("default")).toEqual({ requests: 3, windowSeconds: 10 });
    expect(limitFor("bridge")).toEqual({ requests: 5000, windowSeconds: 7200 });
    expect(limitFor("billing")).toBe(LIMITS.billing);
  });

  it.each(["auth", "auth=0/1m", "nobody=5/1m", "auth=5/1d", "auth=5", "auth=-1/1m", "auth=5/0s"])(
    "RATE_LIMITS=%s is refused with its own name in the sentence",
    (text) => {
      expect(() => parseRateLimits(text)).toThrow(text);
    },
  );
});
