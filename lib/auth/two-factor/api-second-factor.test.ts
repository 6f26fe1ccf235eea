/** Guards lib/auth/two-factor/require-second-factor.ts, app/api/v1/auth/login/route.ts. */
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { GET as adminAccounts } from "@/app/api/v1/admin/accounts/route";
import { POST as login } from "@/app/api/v1/auth/login/route";
import { POST as finish } from "@/app/api/v1/auth/login/two-factor/route";
import { POST as logout } from "@/app/api/v1/auth/logout/route";
import { GET as me } from "@/app/api/v1/auth/me/route";
import { POST as refresh } from "@/app/api/v1/auth/refresh/route";
import { setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { PASSWORD } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { tokensFor } from "@/test/sign-in";
import { codeOf, switchOnTwoFactor } from "@/test/two-factor";

process.env.RATE_LIMITS = "auth=100000/1m,auth_strict=100000/1m,default=100000/1m,system_admin=100000/1m";
let cast: Cast;

useDatabase();
beforeAll(async () => {
  cast = await createCast();
});
afterEach(() => {
  setClock(undefined);
  require2fa("0");
});

describe("where superusers must have a second factor, the API", () => {
  it("signs none in without it, and refuses the tokens of one who has none", async () => {
    const before = await tokensFor(cast.sue);
    expect((await signIn(cast.sue.email)).status).toBe(200);
    require2fa("1");
    const refused = { status: 403, body: { code: "second_factor_not_set_up" } };
    expect(await signIn(cast.sue.email)).toMatchObject(refused);
    expect(await signIn(cast.sue.email, { password: "not the password" })).toMatchObject({ status: 401 });
    expect(await callRoute({ GET: adminAccounts }, "GET", { token: before.access })).toMatchObject(refused);
    expect(await callRoute({ GET: me }, "GET", { token: before.access })).toMatchObject(refused);
    const renewed = await callRoute({ POST: refresh }, "POST", { body: { refresh: before.refresh } });
    const token = String(renewed.body.data?.access ?? before.access);
    expect(await callRoute({ GET: adminAccounts }, "GET", { token })).toMatchObject(refused);
    expect((await callRoute({ POST: logout }, "POST", { token, body: {} })).status).toBeLessThan(300);
  });

  it("asks nothing more of tenants", async () => {
    require2fa("1");
    expect((await signIn(cast.olivia.email)).status).toBe(200);
  });

  it("takes a superuser's code with the password, once", async () => {
    const { secret } = await switchOnTwoFactor(cast.sue.id);
    require2fa("1");
    setClock(new Date(Date.now() + 60_000));
    expect(await signIn(cast.sue.email)).toMatchObject({
      status: 401,
      body: { code: "two_factor_required" },
    });
    const signedIn = await signIn(cast.sue.email, { code: codeOf(secret) });
    expect(signedIn).toMatchObject({ status: 200, body: { data: { account: null } } });
    const token = String(signedIn.body.data.access);
    expect((await callRoute({ GET: adminAccounts }, "GET", { token })).status).toBe(200);
    expect(await signIn(cast.sue.email, { code: codeOf(secret) })).toMatchObject({ status: 401 });
  });
});

it("with a second factor on, nobody's password alone signs in over the API, and older sessions are over", async () => {
  const before = await tokensFor(cast.olivia);
  await switchOnTwoFactor(cast.olivia.id);
  expect(await signIn(cast.olivia.email)).toMatchObject({
    status: 401,
    body: { code: "two_factor_required" },
  });
  expect(await signIn(cast.olivia.email, { code: "123456" })).toMatchObject({ status: 401 });
  expect(await signIn(cast.olivia.email, { code: "" })).toMatchObject({ status: 401 });
  expect((await callRoute({ GET: me }, "GET", { token: before.access })).status).toBe(401);
  const body = { refresh: before.refresh };
  expect((await callRoute({ POST: refresh }, "POST", { body })).status).toBe(401);
});

it("the refusal's challenge and a code sign in without the password again, once, for five minutes", async () => {
  setClock(new Date(Date.now() + 600_000));
  const { secret } = await switchOnTwoFactor(cast.ed.id);
  setClock(new Date(Date.now() + 660_000));
  const refused = (await signIn(cast.ed.email)).body as unknown as { details: { challenge: string } };
  const { challenge } = refused.details;
  expect(refused).toMatchObject({ code: "two_factor_required", challenge });
  const send = (code: string) => callRoute({ POST: finish }, "POST", { body: { challenge, code } });
  const wrong = await send("000000");
  expect(wrong).toMatchObject({ status: 401, body: { details: { challenge: expect.any(String) } } });
  const signedIn = await send(codeOf(secret));
  expect(signedIn).toMatchObject({ status: 200, body: { data: { user: { email: cast.ed.email } } } });
  expect((await callRoute({ GET: me }, "GET", { token: String(signedIn.body.data.access) })).status).toBe(
    200,
  );
  expect((await send(codeOf(secret))).status).toBe(401);
  setClock(new Date(Date.now() + 960_000));
  expect((await send(codeOf(secret))).body.code).toBe("invalid_credentials");
});

function signIn(email: string, more: { password?: string; code?: string } = {}) {
  return callRoute({ POST: login }, "POST", { body: { email, password: PASSWORD, ...more } });
}

function require2fa(value: "0" | "1"): void {
  process.env.REQUIRE_ADMIN_2FA = value;
  resetEnv();
}
