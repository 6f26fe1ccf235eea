/** Guards lib/admin/users/reset-two-factor.ts, lib/admin/users/send-reset-link.ts, lib/admin/users/mail-staff-act.ts. */
import { and, desc, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { asSystem, auditEvents, mails, users } from "@/db";
import { findSession } from "@/lib/auth/sessions/find-session";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { openBrowser } from "@/test/sign-in";
import { confirmEmail } from "./confirm-email";
import { endSessionsOf } from "./end-sessions";
import { resetTwoFactor } from "./reset-two-factor";
import { sendResetLink } from "./send-reset-link";

useDatabase();
let cast: Cast;
const act = () => ({
  actor: `user:${cast.sue.id}`,
  actorUserId: cast.sue.id,
  reason: "Called and proved who they are.",
});
const terminal = { actor: "terminal", reason: "Lost the phone." };

beforeAll(async () => {
  cast = await createCast();
});

it("a lost second factor is reset: it is off, every session has ended, and they get an email", async () => {
  await secondFactorOn(cast.olivia.id);
  const { sessionId } = await openBrowser(cast.olivia);
  expect(await resetTwoFactor({ userId: cast.olivia.id }, act())).toEqual({
    email: cast.olivia.email,
    already: false,
  });
  const [olivia] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, cast.olivia.id)));
  expect(olivia).toMatchObject({ totpSecret: null, totpEnabledAt: null, recoveryCodeHashes: [] });
  expect(
    await findSession({ userId: cast.olivia.id, sessionId, sessionVersion: cast.olivia.sessionVersion }),
  ).toBeUndefined();
  expect(await lastAudit("user.two_factor_reset")).toMatchObject({ ...act(), accountId: cast.acme.id });
  expect(await lastMail(cast.olivia.email)).toMatchObject({
    template: "team-action",
    props: { what: "two_factor_reset" },
    aboutUserId: cast.olivia.id,
  });
  expect(await resetTwoFactor({ userId: cast.olivia.id }, act())).toMatchObject({ already: true });
});

it("a reset link goes to the person and to nobody else", async () => {
  expect(await sendResetLink({ email: cast.ed.email.toUpperCase() }, terminal)).toEqual({
    email: cast.ed.email,
  });
  expect(await lastMail(cast.ed.email)).toMatchObject({
    template: "reset-password",
    aboutUserId: cast.ed.id,
  });
  expect(await lastAudit("user.reset_link_sent")).toMatchObject(terminal);
});

it("each act on somebody's way in is told to them", async () => {
  await asSystem((tx) => tx.update(users).set({ emailVerifiedAt: null }).where(eq(users.id, cast.vera.id)));
  await confirmEmail({ userId: cast.vera.id }, act());
  expect(await lastMail(cast.vera.email)).toMatchObject({ props: { what: "email_confirmed" } });
  await endSessionsOf(cast.vera.id, act());
  expect(await lastMail(cast.vera.email)).toMatchObject({ props: { what: "signed_out" } });
});

it("a superuser's ways in are opened from the terminal alone", async () => {
  await secondFactorOn(cast.sue.id);
  for (const open of [resetTwoFactor, sendResetLink])
    await expect(open({ userId: cast.sue.id }, act())).rejects.toMatchObject({ code: "invalid_state" });
  expect(await resetTwoFactor({ userId: cast.sue.id }, terminal)).toMatchObject({ already: false });
});

it("somebody who is no superuser any more can do none of it", async () => {
  const former = { actor: `user:${cast.stan.id}`, actorUserId: cast.stan.id, reason: "x" };
  for (const open of [resetTwoFactor, sendResetLink, confirmEmail])
    await expect(open({ userId: cast.ed.id }, former)).rejects.toMatchObject({ code: "forbidden" });
  await expect(endSessionsOf(cast.ed.id, former)).rejects.toMatchObject({ code: "forbidden" });
  await expect(resetTwoFactor({ email: "nobody@lab.example" }, terminal)).rejects.toMatchObject({
    code: "not_found",
  });
});

function secondFactorOn(userId: number) {
  return asSystem((tx) =>
    tx
      .update(users)
      .set({ totpSecret: "sealed", totpEnabledAt: new Date("2026-01-01"), recoveryCodeHashes: ["x"] })
      .where(eq(users.id, userId)),
  );
}

async function lastAudit(action: string) {
  const [event] = await asSystem((tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, action))
      .orderBy(desc(auditEvents.id))
      .limit(1),
  );
  return event;
}

async function lastMail(to: string) {
  const [mail] = await asSystem((tx) =>
    tx
      .select()
      .from(mails)
      .where(and(eq(mails.toAddress, to)))
      .orderBy(desc(mails.id))
      .limit(1),
  );
  return mail;
}
