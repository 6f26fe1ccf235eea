/** Guards lib/rate-limits/client-ip.ts, lib/rate-limits/record-peer.ts. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";
import { sendRaw } from "./send-raw";

// An empty sign-in is refused with 400 and costs no database anything, but it is an attempt: it spends the allowance.
const databaseUrl = useDatabase();
let app: SpawnedApp;

function serve(trustedProxies: string, limits = ""): void {
  beforeAll(async () => {
    const env = { DATABASE_URL: databaseUrl(), TRUSTED_PROXIES: trustedProxies, RATE_LIMITS: limits };
    app = await startApp({ env });
  }, APP_TIMEOUT);
  afterAll(async () => void (await app?.stop()));
}

describe("with no trusted proxy", () => {
  serve("0");

  it("whoever names another address each time is still one caller: the 21st attempt is refused", async () => {
    const statuses: number[] = [];
    for (let i = 1; i <= 21; i += 1) statuses.push(await attempt(`203.0.113.${i}`));
    expect(statuses).toEqual([...Array(20).fill(400), 429]);
  });

  it("nor does a longer list help, another spelling, a second header or none", async () => {
    const claims = ["198.51.100.1, 198.51.100.2", "127.0.0.2", "::1", "unknown", ""];
    for (const claim of claims) expect(await attempt(claim)).toBe(429);
    expect(await attempt("198.51.100.3", "198.51.100.4")).toBe(429);
    expect(await attempt()).toBe(429);
    const others = ["X-Real-IP", "Forwarded", "CF-Connecting-IP", "True-Client-IP", "X-Client-IP"];
    for (const name of others) expect(await post(`${name}: for=198.51.100.5\r\n`)).toBe(429);
  });
});

describe("with one trusted proxy", () => {
  serve("1", "auth=2/1h");

  it("two people behind it have an allowance each", async () => {
    expect(await attempts("203.0.113.1", 3)).toEqual([400, 400, 429]);
    expect(await attempts("203.0.113.2", 3)).toEqual([400, 400, 429]);
  });

  it("addresses that a client puts in front change nothing", async () => {
    expect(await attempt("198.51.100.1, 203.0.113.1")).toBe(429);
    expect(await attempt("198.51.100.1, 198.51.100.2, 203.0.113.2")).toBe(429);
    expect(await attempt("198.51.100.1", "203.0.113.1")).toBe(429);
    expect(await attempts("203.0.113.1, 203.0.113.3", 3)).toEqual([400, 400, 429]);
  });

  it("a proxy that names nobody is the caller itself", async () => {
    expect([await attempt(), await attempt("nobody"), await attempt()]).toEqual([400, 400, 429]);
  });
});

describe("with two trusted proxies", () => {
  serve("2", "auth=2/1h");

  it("the caller is whom the outer one saw, whichever inner one it came through", async () => {
    expect(await attempt("203.0.113.1, 10.0.0.1")).toBe(400);
    expect(await attempt("203.0.113.1, 10.0.0.2")).toBe(400);
    expect(await attempt("203.0.113.1, 10.0.0.3")).toBe(429);
    expect(await attempts("203.0.113.2, 10.0.0.1", 3)).toEqual([400, 400, 429]);
  });

  it("addresses that a client puts in front change nothing", async () => {
    expect(await attempt("198.51.100.1, 203.0.113.1, 10.0.0.1")).toBe(429);
    expect(await attempt("198.51.100.1, 198.51.100.2", "203.0.113.2, 10.0.0.1")).toBe(429);
  });
});

/** One attempt to sign in, with these `X-Forwarded-For` headers; answers its status. */
function attempt(...forwarded: string[]): Promise<number> {
  return post(forwarded.map((value) => `X-Forwarded-For: ${value}\r\n`).join(""));
}

async function attempts(forwarded: string, count: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < count; i += 1) statuses.push(await attempt(forwarded));
  return statuses;
}

async function post(headers: string): Promise<number> {
  const json = "Content-Type: application/json\r\nContent-Length: 2\r\n";
  const lines = `POST /api/v1/auth/login/ HTTP/1.1\r\nHost: x\r\n${json}${headers}`;
  return (await sendRaw(app.url, lines, "{}")).status;
}
