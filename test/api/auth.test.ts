/**
 * Guards app/api/v1/auth/, lib/auth/sign-in/log-in.ts, lib/auth/email/verify-email.ts,
 * lib/auth/passwords/reset-password.ts, lib/auth/email/send-verification.ts, lib/auth/get-me.ts, lib/auth/input.ts,
 * lib/auth/output.ts, lib/auth/sign-in/require-open-account.ts.
 */

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import * as login from "@/app/api/v1/auth/login/route";
import * as me from "@/app/api/v1/auth/me/route";
import * as confirmReset from "@/app/api/v1/auth/password-reset/confirm/route";
import * as requestReset from "@/app/api/v1/auth/password-reset/route";
import * as refresh from "@/app/api/v1/auth/refresh/route";
import * as register from "@/app/api/v1/auth/register/route";
import * as resend from "@/app/api/v1/auth/verify-email/resend/route";
import * as verify from "@/app/api/v1/auth/verify-email/route";
import { asSystem, mails, users } from "@/db";
import { openLinks } from "@/lib/mail/sealed-links";
import { type Cast, createCast } from "@/test/cast";
import { PASSWORD } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { tokensFor } from "@/test/sign-in";
import { call } from "./call-auth";

describe("signing in over the API", () => {
  useDatabase();
  let cast: Cast;
  beforeAll(async () => {
    cast = await createCast();
  });

  it("register signs a newcomer up and in", async () => {
    const answer = await call(register, {
      email: "Nora@Newcomer.test",
      password: PASSWORD,
      first_name: "Nora",
      account_name: "Newcomer & Sons",
    });
    expect(answer).toMatchObject({
      status: 201,
      data: {
        user: { email: "nora@newcomer.test", email_verified: false },
        account: { name: "Newcomer & Sons", status: "trial", credits: 2000, plan: { slug: "free-trial" } },
        next: "/sites",
      },
    });
    const who = await call(me, undefined, answer.data.tokens.access);
    expect(who).toMatchObject({
      status: 200,
      data: {
        plan: { slug: "free-trial", name: "Free Trial" },
        permissions: expect.arrayContaining(["billing:manage"]),
      },
    });
  });

  it("register for a paid plan goes on to payment; taken addresses, bad plans and unknown fields are told apart", async () => {
    const paid = await call(register, { email: "payer@x.test", password: PASSWORD, plan_slug: "growth" });
    expect(paid).toMatchObject({ status: 201, data: { next: "/payment", account: { credits: 0 } } });
    const refusals = [
      [{ email: "payer@x.test" }, 409, "email_taken", "email"],
      [{ email: "a@x.test", plan_slug: "enterprise" }, 403, "plan_not_self_service"],
      [{ email: "a@x.test", plan_slug: "nope" }, 400, "validation_error", "plan_slug"],
      [{ email: "a@x.test", is_superuser: true }, 400, "validation_error", "is_superuser"],
      [{ email: "not an address" }, 400, "validation_error", "email"],
      [{ email: "a@x.test", password: "short" }, 400, "validation_error", "password"],
      [{ email: "a@x.test", password: "qwertyuiop" }, 400, "weak_password", "password"],
    ] as const;
    for (const [body, status, code, field] of refusals) {
      const answer = await call(register, { password: PASSWORD, ...body });
      expect(answer).toMatchObject({ status, code });
      if (field) expect(answer.errors).toHaveProperty(field);
    }
  });

  it("login answers tokens, user and account; for the superuser without an account", async () => {
    const olivia = await call(login, { email: cast.olivia.email, password: PASSWORD });
    expect(olivia).toMatchObject({
      status: 200,
      data: {
        access: expect.any(String),
        refresh: expect.any(String),
        account: { name: "Acme", role: "owner" },
      },
    });
    const sue = await call(login, { email: cast.sue.email, password: PASSWORD });
    expect(sue).toMatchObject({ status: 200, data: { user: { is_superuser: true }, account: null } });
    expect(await call(me, undefined, sue.data.access)).toMatchObject({
      data: { account: null, permissions: [] },
    });
  });

  it("a wrong password and an unknown address get the same answer", async () => {
    const wrong = await call(login, { email: cast.olivia.email, password: "not her password" });
    const unknown = await call(login, { email: "nobody@nowhere.test", password: "not her password" });
    expect(wrong).toMatchObject({ status: 401, code: "invalid_credentials" });
    expect({ ...unknown, request_id: 0 }).toEqual({ ...wrong, request_id: 0 });
  });

  it("a suspended account's member gets 403, at login and at refresh", async () => {
    expect(await call(login, { email: cast.sam.email, password: PASSWORD })).toMatchObject({
      status: 403,
      code: "account_suspended",
    });
    const { refresh: token } = await tokensFor(cast.sam);
    expect(await call(refresh, { refresh: token })).toMatchObject({ status: 403, code: "account_suspended" });
  });

  it("a forgotten password is reset by a link that works once, and every session ends", async () => {
    const before = await tokensFor(cast.tina);
    const known = await call(requestReset, { email: cast.tina.email });
    const unknown = await call(requestReset, { email: "nobody@nowhere.test" });
    expect({ ...unknown, request_id: 0 }).toEqual({ ...known, request_id: 0 });
    const token = await mailedToken(cast.tina.email, "reset-password");
    const weak = await call(confirmReset, { token, password: "1234567890" });
    expect(weak).toMatchObject({ status: 400, code: "weak_password" });
    const set = { token, password: "lantern-orbit-77-velvet" };
    expect(await call(confirmReset, set)).toMatchObject({ status: 200 });
    expect(await call(confirmReset, set)).toMatchObject({ status: 400, code: "invalid_token" });
    expect(await call(refresh, { refresh: before.refresh })).toMatchObject({ status: 401 });
    expect(await call(login, { email: cast.tina.email, password: set.password })).toMatchObject({
      status: 200,
    });
  });

  it("an address is confirmed by its link, once; the newest link is the one that works", async () => {
    await call(register, { email: "fresh@x.test", password: PASSWORD });
    const first = await mailedToken("fresh@x.test", "verify-email");
    const known = await call(resend, { email: "fresh@x.test" });
    const unknown = await call(resend, { email: "nobody@nowhere.test" });
    expect({ ...unknown, request_id: 0 }).toEqual({ ...known, request_id: 0 });
    const second = await mailedToken("fresh@x.test", "verify-email");
    expect(await call(verify, { token: first })).toMatchObject({ status: 400, code: "invalid_token" });
    expect(await call(verify, { token: second })).toMatchObject({
      status: 200,
      data: { email: "fresh@x.test" },
    });
    expect(await call(verify, { token: second })).toMatchObject({ status: 400 });
    const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.email, "fresh@x.test")));
    expect(user?.emailVerifiedAt).not.toBeNull();
  });
});

/** The token in the newest letter of that kind. */
async function mailedToken(to: string, template: string): Promise<string> {
  const found = await asSystem((tx) =>
    tx.select().from(mails).where(eq(mails.toAddress, to)).orderBy(mails.id),
  );
  const letter = found.findLast((mail) => mail.template === template);
  return new URL(String(letter && openLinks(letter).url)).searchParams.get("token") ?? "";
}
