/** Guards lib/auth/passwords/, lib/auth/two-factor/, lib/team/close-account.ts. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { type Account, asSystem, sessions, type Tx, users } from "@/db";
import { requestEmailChange } from "@/lib/auth/email/request-email-change";
import { lockPerson } from "@/lib/auth/person/lock-person";
import { findSession } from "@/lib/auth/sessions/find-session";
import { disableTwoFactor } from "@/lib/auth/two-factor/disable-two-factor";
import { enableTwoFactor } from "@/lib/auth/two-factor/enable-two-factor";
import { startTwoFactor } from "@/lib/auth/two-factor/start-two-factor";
import { now } from "@/lib/clock";
import { closeAccount } from "@/lib/team/close-account";
import { createAccount, createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { untilWaiting } from "@/test/harness/until-waiting";
import { browserSession, codeOf } from "@/test/two-factor";
import { changePassword } from "./change-password";
import { confirmPassword } from "./confirm-password";
import { hashPassword } from "./password";
import { setPassword } from "./set-password";

useDatabase();
process.env.AUTH_SECRET ??= "test-auth-secret-that-is-long-enough-for-hs256";

const OWNERS_NEW = "walnut-harbour-19-violin";
const THIEFS_NEW = "lantern-orbit-77-velvet";
let account: Account;
let owner: Person;
let sessionId: string;

beforeEach(async () => {
  account = await createAccount();
  owner = await createPerson({ account });
  sessionId = await browserSession(owner.id);
});

/** With a session and the old password, each has been found right by the time that the owner's reset commits. */
const DEEDS: Record<string, () => Promise<unknown>> = {
  "a change of password": () =>
    changePassword({ userId: owner.id, sessionId, currentPassword: PASSWORD, newPassword: THIEFS_NEW }),
  "a change of address": () =>
    requestEmailChange({ userId: owner.id, sessionId, password: PASSWORD, newEmail: "thief@x.test" }),
  "a confirmed password": () => confirmPassword({ userId: owner.id, sessionId, password: PASSWORD }),
  "the closing of the account": () =>
    closeAccount({
      accountId: account.id,
      userId: owner.id,
      sessionId,
      confirmName: account.name,
      password: PASSWORD,
    }),
  "a second factor": async () => {
    const { secret, setup } = await startTwoFactor(owner.id, sessionId);
    return enableTwoFactor(owner.id, { code: codeOf(secret), setup, sessionId });
  },
  "the end of a second factor": () => disableTwoFactor({ userId: owner.id, sessionId }),
};

describe.each(Object.entries(DEEDS))("%s that began before the owner's new password", (_, deed) => {
  it("comes to nothing", async () => {
    const passwordHash = await hashPassword(OWNERS_NEW);
    const refused = await whileLocked(deed, (tx, user) =>
      setPassword(tx, { user, passwordHash, action: "user.password_reset" }),
    );
    expect(["validation_error", "unauthenticated"]).toContain(refused.code);
    expect(await stateOf(owner)).toMatchObject({ passwordHash, totpEnabledAt: null });
  });

  it("comes to nothing when only its session has been ended", async () => {
    const own = eq(sessions.id, sessionId);
    const refused = await whileLocked(deed, (tx) => tx.update(sessions).set({ revokedAt: now() }).where(own));
    expect(refused.code).toBe("unauthenticated");
  });
});

it("a change of password is answered with a session that lives", async () => {
  const { id: userId, sessionVersion } = await changePassword({
    userId: owner.id,
    sessionId,
    currentPassword: PASSWORD,
    newPassword: OWNERS_NEW,
  });
  const opened = await browserSession(owner.id);
  expect(await findSession({ sessionId: opened, userId, sessionVersion })).toBeDefined();
});

/** The deed has checked everything that it checks at first, and waits for the person. */
async function whileLocked(
  deed: () => Promise<unknown>,
  meanwhile: (tx: Tx, user: NonNullable<Awaited<ReturnType<typeof lockPerson>>>) => Promise<unknown>,
): Promise<{ code?: string }> {
  const { outcome } = await asSystem(async (tx) => {
    const user = await lockPerson(tx, owner.id);
    const outcome = deed().then(
      () => ({}),
      (error: { code?: string }) => error,
    );
    await untilWaiting(1);
    await meanwhile(tx, user!);
    return { outcome };
  });
  return outcome;
}

async function stateOf({ id }: Person) {
  const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, id)));
  return user;
}
