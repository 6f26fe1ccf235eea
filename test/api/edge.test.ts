/** Guards middleware.ts, lib/edge/. */
import { readdirSync } from "node:fs";
import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it } from "vitest";
import { formatApiKey } from "@/lib/api-keys/key-format";
import { encodeSession } from "@/lib/auth/sessions/session-cookie";
import { signAccessToken } from "@/lib/auth/tokens/access-token";
import { isPublic, limitNameOf } from "@/lib/edge/api-rules";
import { pageKind } from "@/lib/edge/page-kind";
import { middleware } from "@/middleware";
import { allRoutes, type RouteFile } from "./routes";

process.env.DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none"; // Asked, it would fail: the edge has no database.

const claims = { userId: 7, sessionId: "0b7f9e6e-5a39-4f5b-8a3e-0d5b6f8f7a11", sessionVersion: 1 };

describe("the edge knows the routes", () => {
  let routes: RouteFile[];
  beforeAll(async () => {
    routes = await allRoutes();
  });

  it("which of them are open to anyone", () => {
    const wrong = routes.flatMap((file) =>
      file.methods
        .filter(
          (method) =>
            isPublic(method, `/api/v1${file.path.replace(/\/$/, "")}`) !==
            (file.definition(method).auth === "none"),
        )
        .map((method) => `${method} ${file.path}`),
    );
    expect(wrong).toEqual([]);
  });

  it("and which limit each of them spends", () => {
    const wrong = routes.flatMap((file) =>
      file.methods
        .filter(
          (method) =>
            limitNameOf(method, `/api/v1${file.path.replace(/\/$/, "")}`) !== file.definition(method).limit,
        )
        .map((method) => `${method} ${file.path}: ${file.definition(method).limit}`),
    );
    expect(wrong).toEqual([]);
  });

  it("and says of what none of them declares what its 404 or 405 would say", () => {
    expect(limitNameOf("HEAD", "/api/v1/sites/7")).toBe("content_read");
    expect(limitNameOf("PUT", "/api/v1/sites/7")).toBe("default");
    expect(limitNameOf("GET", "/api/v1/billing/nowhere")).toBe("default");
    expect(isPublic("DELETE", "/api/v1/plans")).toBe(true);
    expect(isPublic("DELETE", "/api/v1/account")).toBe(false);
    expect(isPublic("GET", "/api/v1/nowhere")).toBe(false);
  });
});

describe("a call to the API", () => {
  it("with a key or token that we signed goes on", async () => {
    const key = await formatApiKey({
      publicId: "abcdefghijkl",
      accountId: 7,
      secret: "s".repeat(32),
      isTest: false,
    });
    for (const token of [key, await accessToken()])
      expect((await call({ authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it("with a forged, altered or expired credential is refused at the edge", async () => {
    const key = await formatApiKey({
      publicId: "abcdefghijkl",
      accountId: 7,
      secret: "s".repeat(32),
      isTest: false,
    });
    const forged = [
      key.replace("_7_", "_8_"),
      key.slice(0, -1) + (key.endsWith("0") ? "1" : "0"),
      "igny8_x",
      `${await accessToken()}x`,
      "eyJhbGciOiJub25lIn0.eyJzdWIiOiI3In0.",
    ].map((token) => `Bearer ${token}`);
    for (const authorization of [...forged, "Basic dTpw", "Bearer", "nonsense"]) {
      const response = await call({ authorization, "x-request-id": "0B7F9E6E-5A39-4F5B-8A3E-0D5B6F8F7A11" });
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
      expect(response.headers.get("x-request-id")).toBe("0B7F9E6E-5A39-4F5B-8A3E-0D5B6F8F7A11");
      expect(response.headers.get("x-throttle-remaining")).toBe("120");
      expect(await response.json()).toMatchObject({ success: false, code: "unauthenticated" });
    }
  });

  it("that needs no credential is not kept out by a stale one", async () => {
    const headers = { authorization: "Bearer stale" };
    expect((await call(headers, "/api/v1/auth/refresh/")).status).toBe(200);
    expect((await call(headers, "/api/v1/auth/me/")).status).toBe(401);
  });

  it("with a superuser's session alone is sent where the session ends, not to the route", async () => {
    const response = await call({ cookie: await sessionCookie({ isSuperuser: true }) });
    expect(response.headers.get("x-middleware-rewrite")).toContain("/api/session-refused");
  });

  it("with a superuser's session goes on when a Bearer comes with it, or to read the API's description", async () => {
    const cookie = await sessionCookie({ isSuperuser: true });
    const both = await call({ cookie, authorization: `Bearer ${await accessToken()}` });
    const document = await call({ cookie }, "/api/v1/openapi.json");
    for (const response of [both, document]) expect(response.headers.get("x-middleware-rewrite")).toBeNull();
  });

  it("with a tenant's session alone goes on as nobody's", async () => {
    const response = await call({ cookie: await sessionCookie({ isSuperuser: false }) });
    expect(response.headers.get("x-middleware-next")).toBe("1");
  });

  it("cannot bring internal headers along", async () => {
    const response = await call({ "x-igny8-account": "1", "x-nonce": "abc", accept: "application/json" });
    const kept = response.headers.get("x-middleware-override-headers")?.split(",");
    expect(kept).toEqual(["accept"]);
  });
});

describe("a page", () => {
  it("where somebody is signed in or types a password has a nonce and no inline scripts", async () => {
    const cookie = await sessionCookie({ isSuperuser: false });
    for (const path of [
      "/login",
      "/signup",
      "/reset-password",
      "/invite/abc",
      "/sites/1",
      "/admin",
      "/payment",
      "/nowhere",
    ]) {
      const policy = await policyOf(path, { cookie });
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';/);
      expect(policy).not.toContain("https:");
    }
    expect(await policyOf("/login")).not.toBe(await policyOf("/login"));
  });

  it("that is the same for everybody may keep its inline scripts", async () => {
    for (const path of ["/", "/pricing", "/docs/api"])
      expect(await policyOf(path)).toContain("script-src 'self' 'unsafe-inline';");
  });

  it("cannot be framed, sniffed or loaded from elsewhere", async () => {
    const { headers } = await call({}, "/pricing");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("content-security-policy")).not.toMatch(/https?:\/\//);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBeTruthy();
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  it("is kept to https when the installation is", async () => {
    const before = process.env.APP_URL;
    process.env.APP_URL = "https://app.example.test";
    const { headers } = await call({}, "/pricing");
    if (before === undefined) delete process.env.APP_URL;
    else process.env.APP_URL = before;
    expect(headers.get("strict-transport-security")).toContain("max-age=");
  });

  it("of a tenant sends a visitor to sign in and back, and leaves a posted form to its action", async () => {
    const response = await call({}, "/sites/3?tab=content");
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe("http://localhost/login?next=%2Fsites%2F3%3Ftab%3Dcontent");
    expect((await call({}, "/sites/3", "POST")).status).toBe(200);
  });

  it("made at build time is known as such", () => {
    const marketing = readdirSync("app/(marketing)", { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const kinds = marketing.map(({ name }) => [name, pageKind(`/${name}`)]);
    expect(kinds.filter(([, kind]) => kind !== "static")).toEqual([]);
  });

  it("of a tenant is known as such", () => {
    const folders = readdirSync("app/(tenant)", { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const kinds = folders.map(({ name }) => [name, pageKind(`/${name}`)]);
    expect(kinds.filter(([, kind]) => kind !== "signed_in")).toEqual([]);
  });
});

async function call(
  headers: Record<string, string>,
  path = "/api/v1/bridge/verify/",
  method = "GET",
): Promise<Response> {
  return middleware(new NextRequest(`http://localhost${path}`, { headers, method }));
}

async function policyOf(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await call(headers, path)).headers.get("content-security-policy") ?? "";
}

function accessToken(): Promise<string> {
  return signAccessToken({ ...claims, accountId: 7, isSuperuser: false });
}

async function sessionCookie({ isSuperuser }: { isSuperuser: boolean }): Promise<string> {
  return `authjs.session-token=${await encodeSession({ ...claims, isSuperuser })}`;
}
