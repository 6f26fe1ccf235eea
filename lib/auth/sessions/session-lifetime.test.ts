/** Guards lib/auth/sessions/session-lifetime.ts, app/api/v1/auth/confirm-password/route.ts, lib/api/callers/authorize.ts. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as suspend from "@/app/api/v1/admin/accounts/[id]/suspend/route";
import * as listAccounts from "@/app/api/v1/admin/accounts/route";
import * as confirm from "@/app/api/v1/auth/confirm-password/route";
import { findSession } from "@/lib/auth/sessions/find-session";
import { readSessionCookie } from "@/lib/auth/sessions/session-cookie";
import { verifyAccessToken } from "@/lib/auth/tokens/access-token";
import { accessTokenFor as signFor } from "@/lib/auth/tokens/issue-tokens";
import { rotateRefreshToken } from "@/lib/auth/tokens/rotate-refresh-token";
import { advanceClock, setClock } from "@/lib/clock";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { openBrowser, tokensFor } from "@/test/sign-in";

useDatabase();

const HOUR_MS = 3600_000;
let cast: Cast;
beforeAll(async () => {
  cast = await createCast();
});
beforeEach(() => setClock(new Date("2026-06-01T08:00:00Z")));
afterEach(() => setClock(undefined));

/** How many hours a family lives that is renewed once in so many. */
async function hoursRenewed(person: Person, everyHours: number): Promise<number> {
  let { refresh } = await tokensFor(person);
  for (let hours = 0; ; hours += everyHours) {
    const renewed = await rotateRefreshToken(refresh).catch(() => undefined);
    if (!renewed) return hours;
    refresh = renewed.refresh;
    advanceClock(everyHours * HOUR_MS);
  }
}

describe("a sign-in over the API", () => {
  it("ends 90 days after it began, however often its tokens are renewed", async () => {
    expect(await hoursRenewed(cast.ed, 24 * 10)).toBe(24 * 90);
  });

  it("of a superuser ends after twelve hours", async () => {
    expect(await hoursRenewed(cast.sue, 3)).toBe(12);
  });

  it("that nobody renews ends after 30 days", async () => {
    const { refresh } = await tokensFor(cast.ed);
    advanceClock(30 * 24 * HOUR_MS + 1);
    await expect(rotateRefreshToken(refresh)).rejects.toMatchObject({ code: "invalid_refresh_token" });
  });
});

describe("a browser", () => {
  const lives = async (cookie: string) =>
    (await findSession((await readSessionCookie({ headers: new Headers({ cookie }) }))!)) !== undefined;

  it("of a superuser that is not used for two hours is signed out, anybody else's is not", async () => {
    const { cookie } = await openBrowser(cast.sue);
    const { cookie: eds } = await openBrowser(cast.ed);
    advanceClock(2 * HOUR_MS - 60_000);
    expect(await lives(cookie)).toBe(true);
    advanceClock(60_000);
    expect([await lives(cookie), await lives(eds)]).toEqual([false, true]);
  });
});

describe("what a superuser changes over the API", () => {
  const staleToken = async (person: Person) => {
    const claims = await verifyAccessToken((await tokensFor(person)).access);
    advanceClock(30 * 60_000);
    const owner = {
      id: person.id,
      sessionVersion: person.sessionVersion,
      isSuperuser: true,
      accountId: null,
    };
    return signFor(owner, claims!.sessionId);
  };
  const act = (token: string) =>
    callRoute(suspend, "POST", { token, params: { id: cast.strangers.id }, body: { reason: "a test" } });

  it("wants a password of the last 30 minutes; reading does not", async () => {
    const token = await staleToken(cast.sue);
    expect(await act(token)).toMatchObject({ status: 403, body: { code: "password_confirmation_required" } });
    expect(await callRoute(listAccounts, "GET", { token })).toMatchObject({ status: 200 });
    const wrong = await callRoute(confirm, "POST", { token, body: { password: "not hers" } });
    expect(wrong).toMatchObject({ status: 400, body: { code: "validation_error" } });
    expect((await act(token)).status).toBe(403);
    const right = await callRoute(confirm, "POST", { token, body: { password: PASSWORD } });
    expect(right).toMatchObject({
      status: 200,
      body: { data: { confirmed_until: "2026-06-01T09:00:00.000Z" } },
    });
    expect((await act(token)).status).toBe(200);
  });
});
