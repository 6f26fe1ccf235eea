import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { describe, expect, it } from "vitest";
import { contentInput, itemsOf, MAX_ITEMS } from "@/lib/bridge/input";
import { config } from "@/middleware";
import { type Scenario, scenarios, YARDSTICK_PATH } from "./scenarios";
import { CALLERS } from "./seed-accounts";

const APP = "http://app.test";
const YARDSTICK_APP = "http://yardstick.test";
const callers = Array.from({ length: CALLERS }, (_, index) => `key-${index}`);
const all = scenarios({
  appUrl: APP,
  nextUrl: "http://next.test",
  workersUrl: "http://workers.test",
  limitedUrl: "http://limited.test",
  yardstickUrl: YARDSTICK_APP,
  callers,
  staff: "session=staff",
  owner: "session=owner",
});

describe("what the bench has to measure", () => {
  it("a bare handler, which no middleware comes before", () => {
    const { path } = named("bare handler, GET /api/health").next();
    expect(path).toBe("/api/health");
    expect(isBehindMiddleware(path)).toBe(false);
    expect(isBehindMiddleware(YARDSTICK_PATH)).toBe(true);
  });

  it("the yardstick, on its own server", () => {
    expect(named("yardstick").origin).toBe(YARDSTICK_APP);
    expect(named("yardstick").next()).toMatchObject({ method: "GET", path: YARDSTICK_PATH });
    const elsewhere = all.filter(({ origin }) => origin !== APP).map(({ name }) => name);
    expect(elsewhere).toEqual([
      "yardstick",
      "GET bridge/verify, above a limit",
      "yardstick, an empty dynamic page",
    ]);
  });

  it.each([
    ["GET bridge/verify, 1 key", "GET", "/api/v1/bridge/verify/", 1],
    ["GET bridge/verify, 1000 keys", "GET", "/api/v1/bridge/verify/", 1000],
    ["POST credits/consume, 1 account", "POST", "/api/v1/credits/consume/", 1],
    ["POST credits/consume, 1000 accounts", "POST", "/api/v1/credits/consume/", 1000],
    ["POST credits/consume, bought credits", "POST", "/api/v1/credits/consume/", 1],
  ])("%s", (name, method, path, keys) => {
    const requests = callers.map(() => named(name).next());
    for (const request of requests) expect(request).toMatchObject({ method, path });
    expect(new Set(requests.map(({ headers }) => headers.authorization)).size).toBe(keys);
  });

  it("each consumption as one of its own, so that none is a replay", () => {
    const { next } = named("POST credits/consume, 1 account");
    const keys = callers.map(() => next().headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(callers.length);
  });

  it("PUT bridge/content with 500 items that the API takes", () => {
    const { method, path, body } = named("PUT bridge/content, 500 newer items").next();
    expect({ method, path }).toEqual({ method: "PUT", path: "/api/v1/bridge/content/" });
    expect(itemsOf(contentInput.parse(JSON.parse(body!)))).toHaveLength(MAX_ITEMS);
    expect(MAX_ITEMS).toBe(500);
  });

  it.each([
    ["GET bridge/verify, forged keys", 401],
    ["GET bridge/verify, above a limit", 429],
  ])("%s, which are refused", (name, status) => {
    expect(named(name)).toMatchObject({ status, bare: "/bare/http" });
  });

  it("GET /pricing", () => {
    const headers = { "accept-encoding": "gzip, deflate, br" };
    expect(named("GET /pricing").next()).toEqual({ method: "GET", path: "/pricing", headers });
  });
});

function isBehindMiddleware(path: string): boolean {
  return unstable_doesMiddlewareMatch({ config, nextConfig: {}, url: path });
}

function named(name: string): Scenario {
  const found = all.find((scenario) => scenario.name === name);
  if (!found) throw new Error(`The bench has no line "${name}".`);
  return found;
}
