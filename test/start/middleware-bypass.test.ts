/** Guards middleware.ts, lib/edge/, lib/server/http/. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem, sessions } from "@/db";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { type Cast, createCast } from "@/test/cast";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";
import { openBrowser } from "@/test/sign-in";

const databaseUrl = useDatabase();
const five = (name: string) => Array(5).fill(name).join(":");
/** CVE-2025-29927, and what else Next says to itself in headers. */
const TRICKS: Record<string, string>[] = [
  { "x-middleware-subrequest": five("middleware") },
  { "x-middleware-subrequest": five("src/middleware") },
  { "x-middleware-subrequest": five("proxy") },
  { "x-middleware-subrequest": five("pages/_middleware") },
  { "x-middleware-next": "1", "x-middleware-skip": "1", "x-middleware-invoke": "1" },
  { "x-middleware-rewrite": "/admin", "x-invoke-path": "/admin", "x-matched-path": "/admin" },
  { "x-nextjs-data": "1", purpose: "prefetch" },
];
const DOORS = [
  ["GET", "/api/v1/admin/accounts/"],
  ["GET", "/api/v1/auth/me"],
  ["GET", "/api/v1/plans/"],
  ["POST", "/api/v1/billing/admin/confirm-bank-transfer/"],
] as const;
let app: SpawnedApp;
let cast: Cast;

beforeAll(async () => {
  const RATE_LIMITS = "default=10000/1m,system_admin=10000/1m,billing_admin=10000/1m";
  app = await startApp({ env: { DATABASE_URL: databaseUrl(), RATE_LIMITS } });
  cast = await createCast();
}, APP_TIMEOUT);
afterAll(async () => void (await app?.stop()));

describe.each(TRICKS)("who says %o", { timeout: 60_000 }, (trick) => {
  it.each(DOORS)("a superuser's cookie is refused, and its session ended: %s %s", async (method, path) => {
    const { cookie, sessionId } = await openBrowser(cast.sue);
    const answer = await ask(method, path, { ...trick, cookie });
    expect(answer).toMatchObject({ status: 403, code: "session_auth_not_allowed" });
    const [session] = await asSystem((tx) => tx.select().from(sessions).where(eq(sessions.id, sessionId)));
    expect(session?.revokedAt).toBeInstanceOf(Date);
  });

  it("a forged bearer is 401, and so is a tenant's cookie", async () => {
    const { cookie } = await openBrowser(cast.olivia);
    for (const credential of [
      ["authorization", "Bearer forged"],
      ["cookie", cookie],
    ] as const) {
      const headers = { ...trick, ...Object.fromEntries([credential]) };
      const answer = await ask("GET", "/api/v1/auth/me/", headers);
      expect(answer).toMatchObject({ status: 401, code: "unauthenticated" });
    }
  });

  it("the back office is shown to nobody but staff", async () => {
    const { cookie } = await openBrowser(cast.olivia);
    for (const path of ["/admin", "/admin/accounts", `/admin/accounts/${cast.acme.id}`]) {
      const visitor = await ask("GET", path, trick);
      expect(`${path}: ${visitor.status} ${visitor.location}`).toMatch(/: 307 .*\/login\?next=/);
      expect(visitor.text).not.toContain("Pending Ltd");
      const tenant = await ask("GET", path, { ...trick, cookie });
      expect(`${path}: ${tenant.status}`).toBe(`${path}: 404`);
      expect(tenant.text).not.toContain("Pending Ltd");
    }
  });
});

async function ask(method: string, path: string, headers: Record<string, string>) {
  const response = await fetch(`${app.url}${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: method === "POST" ? "{}" : undefined,
    redirect: "manual",
  });
  const text = await response.text();
  const code = /"code":"(\w+)"/.exec(text)?.[1];
  return { status: response.status, location: response.headers.get("location"), code, text };
}
