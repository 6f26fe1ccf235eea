/** Guards lib/auth/sessions/. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asSystem } from "@/db";
import { endAllSessions } from "@/lib/auth/sessions/end-sessions";
import { findSession } from "@/lib/auth/sessions/find-session";
import {
  expiredSessionCookies,
  readSessionCookie,
  sessionCookieName,
} from "@/lib/auth/sessions/session-cookie";
import { signOut } from "@/lib/auth/sessions/sign-out";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { openBrowser } from "@/test/sign-in";

describe("a browser's session", () => {
  useDatabase();
  let cast: Cast;
  let cookie: string;
  beforeAll(async () => {
    cast = await createCast();
  });
  beforeEach(async () => {
    ({ cookie } = await openBrowser(cast.vera));
  });

  it("names its row, encrypted, and is read back", async () => {
    const claims = await read(`other=1; ${cookie}`);
    expect(claims).toMatchObject({ userId: cast.vera.id, isSuperuser: false });
    expect(await findSession(claims!)).toMatchObject({ role: "viewer", account: { name: "Acme" } });
  });

  it("is read from chunks too", async () => {
    const value = cookie.split("=")[1] ?? "";
    const name = sessionCookieName();
    expect(await read(`${name}.1=${value.slice(50)}; ${name}.0=${value.slice(0, 50)}`)).toBeDefined();
  });

  it("that was changed or made up is nobody's", async () => {
    for (const forged of [`${cookie.slice(0, -4)}AAAA`, `${sessionCookieName()}=abc`, "", "x=y"]) {
      expect(await read(forged)).toBeUndefined();
    }
  });

  it("dies on the server at sign-out, and every cookie and store of the browser is cleared", async () => {
    const claims = await read(cookie);
    const response = await signOut(post(`${cookie}; authjs.csrf-token=x`, "same-origin"));
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/login");
    expect(response.headers.get("clear-site-data")).toContain('"storage"');
    expect(response.headers.getSetCookie()).toHaveLength(2);
    expect(response.headers.getSetCookie().every((value) => value.includes("Max-Age=0"))).toBe(true);
    expect(await findSession(claims!)).toBeUndefined();
  });

  it("is not ended by another site's form", async () => {
    expect((await signOut(post(cookie, "cross-site"))).status).toBe(403);
    expect(await findSession((await read(cookie))!)).toBeDefined();
  });

  it("dies with every other one of its person, and nobody else's does", async () => {
    const others = await read((await openBrowser(cast.ed)).cookie);
    const claims = await read(cookie);
    await asSystem((tx) => endAllSessions(tx, cast.vera.id));
    expect(await findSession(claims!)).toBeUndefined();
    expect(await findSession(others!)).toBeDefined();
    cast.vera.sessionVersion += 1;
  });

  it("clears cookies with the prefixes of https as secure ones", () => {
    const cleared = expiredSessionCookies({
      headers: new Headers({ cookie: "__Secure-authjs.session-token.0=a; b=c" }),
    });
    expect(cleared).toEqual([
      "__Secure-authjs.session-token.0=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
    ]);
  });
});

function read(cookie: string) {
  return readSessionCookie({ headers: new Headers({ cookie }) });
}

function post(cookie: string, site: string): Request {
  const headers = { cookie, "sec-fetch-site": site };
  return new Request("http://127.0.0.1:3000/sign-out", { method: "POST", headers });
}
