/** Guards app/api/v1/, lib/edge/guard-api.ts, next.config.ts. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { allRoutes, bearer, type RouteFile } from "@/test/api/routes";
import { keyFor, siteFor } from "@/test/api/world";
import { type Cast, createCast } from "@/test/cast";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";
import { sandboxFor } from "@/test/sandbox";
import { accessTokenFor } from "@/test/sign-in";

const databaseUrl = useDatabase();
const UNLIMITED = ["default", "auth", "auth_strict", "billing", "billing_admin", "system_admin", "bridge"]
  .concat("content_read", "content_write")
  .map((name) => `${name}=100000/1m`);
let app: SpawnedApp;
let cast: Cast;
let key: string;
let files: RouteFile[];

beforeAll(async () => {
  app = await startApp({ env: { DATABASE_URL: databaseUrl(), RATE_LIMITS: UNLIMITED.join() } });
  cast = await createCast();
  await sandboxFor(cast.acme);
  const { id: siteId } = await siteFor(cast.acme);
  key = (await keyFor(cast.acme, { siteId })).key;
  files = (await allRoutes()).filter(({ path }) => !path.includes("{"));
}, APP_TIMEOUT);
afterAll(async () => void (await app?.stop()));

describe("with and without its trailing slash a path answers the same, and never a redirect", () => {
  it("to whoever may read it", async () => {
    const read = files.filter(({ methods }) => methods.includes("GET"));
    expect(read.length).toBeGreaterThan(15);
    for (const file of read) {
      const { path, status } = await expectSame(file, "GET", bearer(await credentialFor(file)));
      expect(`${path} ${status}`).toBe(`${path} 200`);
    }
  }, 60_000);

  it("to whoever has no credential, or a forged one", async () => {
    for (const file of files)
      for (const headers of [{}, bearer("forged")]) await expectSame(file, "GET", headers);
  }, 60_000);

  it("to whoever sends nothing where something is wanted, or asks which methods there are", async () => {
    for (const file of files) {
      const headers = bearer(await credentialFor(file));
      // Signing out has nothing to send, and would work.
      if (file.path !== "/auth/logout/") await expectSame(file, "PUT", headers);
      await expectSame(file, "OPTIONS", headers);
      await expectSame(file, "HEAD", headers);
    }
  }, 60_000);

  it("with a query behind it", async () => {
    for (const query of ["?limit=1", "?limit=0", "?cursor=x&limit=1", "?next=/a/"])
      for (const file of files) await expectSame(file, "GET", bearer(await credentialFor(file)), query);
  }, 60_000);
});

async function expectSame(
  { path }: RouteFile,
  method: string,
  headers: Record<string, string>,
  query = "",
): Promise<{ path: string; status: number }> {
  const [slashed, plain] = await Promise.all(
    [`${bare(path)}/`, bare(path)].map((form) => ask(`${form}${query}`, method, headers)),
  );
  // The log of requests lists the ones that are compared.
  if (path === "/requests/") for (const answer of [slashed!, plain!]) answer.text = "";
  expect({ path, ...plain }).toEqual({ path, ...slashed });
  expect(`${path} ${plain!.status}`).not.toMatch(/ 3\d\d$/);
  return { path, status: plain!.status };
}

function bare(path: string): string {
  return path.replace(/\/$/, "");
}

/** What was answered, without what differs from one request to the next. */
async function ask(path: string, method: string, headers: Record<string, string>) {
  const url = `${app.url}/api/v1${path}`;
  const response = await fetch(url, { method, headers, redirect: "manual" });
  const whole = (await response.text()).replace(/"request_id":"[^"]*"/, "");
  // The API's description is too long to be printed where it differs.
  const text = whole.length > 5000 ? createHash("sha256").update(whole).digest("hex") : whole;
  const [type, allow] = ["content-type", "allow"].map((name) => response.headers.get(name));
  return { status: response.status, type, allow, text };
}

/** Of the one who gets furthest. */
async function credentialFor(file: RouteFile): Promise<string> {
  const method = file.methods.includes("GET") ? "GET" : file.methods[0]!;
  const { auth, keyScope, permission } = file.definition(method);
  if (keyScope && !permission) return key;
  return accessTokenFor(auth === "superuser" ? cast.sue : cast.olivia);
}
