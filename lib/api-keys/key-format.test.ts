import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetKnownApiKeys, formatApiKey, parseApiKey } from "./key-format";

const parts = { publicId: "AbcDef123456", accountId: 42, secret: "x".repeat(32), isTest: false };

beforeEach(() => vi.stubEnv("API_KEY_SECRET", "first secret, second secret"));
afterEach(() => vi.unstubAllEnvs());

describe("an API key", () => {
  it("tells its account without a database, and survives a round trip", async () => {
    const key = await formatApiKey(parts);
    expect(key).toMatch(/^igny8_[0-9A-Za-z]{12}_42_[0-9A-Za-z]{32}_[0-9a-f]{32}$/);
    expect(await parseApiKey(key)).toEqual(parts);
  });

  it("of a sandbox begins with igny8_test_, and with that taken away is no key", async () => {
    const test = { ...parts, isTest: true };
    const key = await formatApiKey(test);
    expect(key).toMatch(/^igny8_test_[0-9A-Za-z]{12}_42_[0-9A-Za-z]{32}_[0-9a-f]{32}$/);
    expect(await parseApiKey(key)).toEqual(test);
    expect(await parseApiKey(key.replace("igny8_test_", "igny8_"))).toBeUndefined();
    const live = await formatApiKey(parts);
    expect(await parseApiKey(live.replace("igny8_", "igny8_test_"))).toBeUndefined();
  });

  it("altered in any one character is no key", async () => {
    const key = await formatApiKey(parts);
    const change = fc.record({ at: fc.nat(key.length - 1), to: fc.constantFrom(..."0aZ9f_-%") });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, to }) => {
        fc.pre(key[at] !== to);
        expect(await parseApiKey(key.slice(0, at) + to + key.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  it("is never anything that we did not sign", async () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string().map((text) => `igny8_${text}`),
    );
    await fc.assert(fc.asyncProperty(texts, async (text) => (await parseApiKey(text)) === undefined));
  });

  it("signed with a former secret works while that secret is listed, and not after", async () => {
    vi.stubEnv("API_KEY_SECRET", "second secret");
    const old = await formatApiKey(parts);
    vi.stubEnv("API_KEY_SECRET", "first secret,second secret");
    expect(await parseApiKey(old)).toEqual(parts);
    expect(await formatApiKey(parts)).not.toBe(old);
    vi.stubEnv("API_KEY_SECRET", "first secret");
    forgetKnownApiKeys();
    expect(await parseApiKey(old)).toBeUndefined();
  });
});
