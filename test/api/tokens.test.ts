/**
 * Guards lib/auth/tokens/, lib/auth/sessions/end-sessions.ts, lib/people/devices.ts,
 * lib/api/callers/find-access-token-caller.ts, lib/auth/passwords/change-password.ts,
 * lib/auth/passwords/set-password.ts.
 */
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import * as changePassword from "@/app/api/v1/auth/change-password/route";
import * as login from "@/app/api/v1/auth/login/route";
import * as logout from "@/app/api/v1/auth/logout/route";
import * as me from "@/app/api/v1/auth/me/route";
import * as refresh from "@/app/api/v1/auth/refresh/route";
import { asSystem, sessions } from "@/db";
import { endSessionsOf } from "@/lib/admin/users/end-sessions";
import { revokeSession } from "@/lib/auth/sessions/end-sessions";
import { setClock } from "@/lib/clock";
import { endOtherDevices } from "@/lib/people/devices";
import { type Cast, createCast } from "@/test/cast";
import { PASSWORD } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor, tokensFor } from "@/test/sign-in";
import { call, type Tokens } from "./call-auth";

describe("the tokens of a session over the API", () => {
  useDatabase();
  let cast: Cast;
  beforeAll(async () => {
    cast = await createCast();
  });

  it("a refresh token works once; shown again later it ends the whole session", async () => {
    const first = await tokensFor(cast.ed);
    const second = await call(refresh, { refresh: first.refresh });
    expect(second).toMatchObject({ status: 200 });
    expect(await call(me, undefined, second.data.access)).toMatchObject({ status: 200 });
    await inSeconds(30, async () => {
      const refused = { status: 401, code: "invalid_refresh_token" };
      expect(await call(refresh, { refresh: first.refresh })).toMatchObject(refused);
      await expectDead({ access: second.data.access!, refresh: second.data.refresh! });
    });
  });

  it("a retry within 30 seconds gets the same refresh token, and everybody's tokens live", async () => {
    const first = await tokensFor(cast.ed);
    const lost = await call(refresh, { refresh: first.refresh });
    await inSeconds(29, async () => {
      const again = await call(refresh, { refresh: first.refresh });
      expect(again).toMatchObject({ status: 200, data: { refresh: lost.data.refresh } });
      for (const { data } of [lost, again])
        expect(await call(me, undefined, data.access)).toMatchObject({ status: 200 });
      expect(await call(refresh, { refresh: again.data.refresh })).toMatchObject({ status: 200 });
    });
  });

  it("10 refreshes at once with one token all get the same, and none is signed out by another", async () => {
    const { refresh: token } = await tokensFor(cast.tina);
    const answers = await Promise.all(Array.from({ length: 10 }, () => call(refresh, { refresh: token })));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ data }) => data.refresh)).size).toBe(1);
    for (const { data } of answers)
      expect(await call(me, undefined, data.access)).toMatchObject({ status: 200 });
  });

  it.each([1, 2, 5])(
    "a copy that is shown after %d more rotations ends the session, however soon",
    async (more) => {
      const first = await tokensFor(cast.ed);
      let last = await call(refresh, { refresh: first.refresh });
      for (let n = 0; n < more; n++) last = await call(refresh, { refresh: last.data.refresh });
      expect(await call(refresh, { refresh: first.refresh })).toMatchObject({ status: 401 });
      await expectDead({ access: last.data.access!, refresh: last.data.refresh! });
    },
  );

  it("what never was a token of the session ends nothing", async () => {
    const first = await tokensFor(cast.ed);
    const { data } = await call(refresh, { refresh: first.refresh });
    const [family, secret] = data.refresh!.split(".");
    const other = (await tokensFor(cast.tina)).refresh.split(".")[1];
    for (const guess of [
      "x".repeat(43),
      "A".repeat(43),
      `${secret!.slice(0, -1)}${nextSign(secret!)}`,
      other,
    ])
      expect(await call(refresh, { refresh: `${family}.${guess}` })).toMatchObject({ status: 401 });
    expect(await call(me, undefined, data.access)).toMatchObject({ status: 200 });
    expect(await call(refresh, { refresh: data.refresh })).toMatchObject({ status: 200 });
  });

  it("a retry after signing out gets nothing", async () => {
    const first = await tokensFor(cast.ed);
    const second = await call(refresh, { refresh: first.refresh });
    await call(logout, {}, second.data.access);
    expect(await call(refresh, { refresh: first.refresh })).toMatchObject({ status: 401 });
  });

  it("a refresh token ends after 30 days, an access token after 15 minutes", async () => {
    const tokens = await tokensFor(cast.stan);
    try {
      setClock(new Date(Date.now() + 16 * 60_000));
      expect(await call(me, undefined, tokens.access)).toMatchObject({ status: 401 });
      setClock(new Date(Date.now() + 31 * 86_400_000));
      expect(await call(refresh, { refresh: tokens.refresh })).toMatchObject({ status: 401 });
    } finally {
      setClock(undefined);
    }
  });

  it("logout ends access and refresh at once, for a suspended member too", async () => {
    for (const person of [cast.stan, cast.sam]) {
      const tokens = await tokensFor(person);
      expect(await call(logout, {}, tokens.access)).toMatchObject({ status: 200 });
      expect(await call(logout, {}, tokens.access)).toMatchObject({ status: 401 });
      expect(await call(refresh, { refresh: tokens.refresh })).toMatchObject({ status: 401 });
    }
  });

  it("a changed password ends every session and answers with a new one", async () => {
    const other = await tokensFor(cast.petra);
    const mine = await accessTokenFor(cast.petra);
    const wrong = { current_password: "guess", new_password: "lantern-orbit-77-velvet" };
    expect(await call(changePassword, wrong, mine)).toMatchObject({
      status: 400,
      errors: { current_password: [expect.any(String)] },
    });
    const changed = await call(changePassword, { ...wrong, current_password: PASSWORD }, mine);
    expect(changed).toMatchObject({ status: 200 });
    expect(await call(me, undefined, mine)).toMatchObject({ status: 401 });
    expect(await call(refresh, { refresh: other.refresh })).toMatchObject({ status: 401 });
    expect(await call(me, undefined, changed.data.access)).toMatchObject({ status: 200 });
    expect(await call(login, { email: cast.petra.email, password: PASSWORD })).toMatchObject({ status: 401 });
  });

  it("signed out everywhere else, a script's tokens are dead at once; signed out on one device, that one's", async () => {
    const [here, script, phone] = [
      await tokensFor(cast.vera),
      await tokensFor(cast.vera),
      await tokensFor(cast.vera),
    ];
    await revokeSession({ userId: cast.vera.id, sessionId: sessionOf(phone) });
    await expectDead(phone);
    expect(await call(me, undefined, script.access)).toMatchObject({ status: 200 });
    expect(await endOtherDevices(cast.vera.id, sessionOf(here))).toBe(1);
    await expectDead(script);
    expect(await call(me, undefined, here.access)).toMatchObject({ status: 200 });
    expect(await call(refresh, { refresh: here.refresh })).toMatchObject({ status: 200 });
  });

  it("staff sign somebody out everywhere: no token of theirs works any more", async () => {
    const tokens = await tokensFor(cast.ed);
    await endSessionsOf(cast.ed.id, { actor: `user:${cast.sue.id}`, reason: "Lost phone." });
    await expectDead(tokens);
  });

  it("of a refresh token the database holds the hash alone", async () => {
    const { refresh: token } = await tokensFor(cast.olivia);
    const rows = await asSystem((tx) =>
      tx
        .select()
        .from(sessions)
        .where(eq(sessions.id, sessionOf({ refresh: token }))),
    );
    expect(rows).toMatchObject([{ refreshTokenHash: createHash("sha256").update(token).digest("hex") }]);
    expect(JSON.stringify(rows)).not.toContain(token.split(".")[1]);
  });
  it("a token that was changed, or is of another kind, is refused", async () => {
    const access = await accessTokenFor(cast.olivia);
    const [head, body, mac] = access.split(".");
    const claims = JSON.parse(Buffer.from(body ?? "", "base64url").toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, acc: cast.strangers.id })).toString("base64url");
    for (const token of [
      `${head}.${forged}.${mac}`,
      `${head}.${body}.`,
      "a.b.c",
      "eyJhbGciOiJub25lIn0.e30.",
    ]) {
      expect(await call(me, undefined, token)).toMatchObject({ status: 401 });
    }
  });
});

async function expectDead(tokens: Tokens): Promise<void> {
  expect(await call(me, undefined, tokens.access)).toMatchObject({ status: 401 });
  expect(await call(refresh, { refresh: tokens.refresh })).toMatchObject({ status: 401 });
}

async function inSeconds(seconds: number, work: () => Promise<void>): Promise<void> {
  setClock(new Date(Date.now() + seconds * 1000));
  await work().finally(() => setClock(undefined));
}

/** Another last sign, which may stand for the same bytes. */
function nextSign(secret: string): string {
  return secret.endsWith("A") ? "B" : String.fromCharCode(secret.charCodeAt(42) - 1);
}

/** A refresh token begins with it. */
function sessionOf({ refresh: token }: { refresh: string }): string {
  return token.split(".")[0]!;
}
