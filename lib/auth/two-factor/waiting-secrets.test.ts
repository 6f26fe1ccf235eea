/** Guards lib/auth/two-factor/, lib/auth/sign-in/log-in.ts. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asSystem, users } from "@/db";
import { changePassword } from "@/lib/auth/passwords/change-password";
import { endAllSessions } from "@/lib/auth/sessions/end-sessions";
import { findSession } from "@/lib/auth/sessions/find-session";
import { openSession } from "@/lib/auth/sessions/open-session";
import { logIn, logInWithCode } from "@/lib/auth/sign-in/log-in";
import { startApiSession } from "@/lib/auth/tokens/issue-tokens";
import { advanceClock, setClock } from "@/lib/clock";
import { createAccount, createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { DEVICE } from "@/test/sign-in";
import { browserSession, codeOf, switchOnTwoFactor } from "@/test/two-factor";
import { enableTwoFactor } from "./enable-two-factor";
import { startTwoFactor } from "./start-two-factor";
import { openTotpSecret } from "./totp-secret";

useDatabase();
process.env.AUTH_SECRET ??= "test-auth-secret-that-is-long-enough-for-hs256";
process.env.RATE_LIMITS = "auth_strict=100000/1m";

const NEW_PASSWORD = "walnut-harbour-19-violin";
let owner: Person;

beforeEach(async () => {
  setClock(new Date("2026-06-01T12:00:10Z"));
  owner = await createPerson({ account: await createAccount() });
});

describe("the secret of an authenticator app that is being set up", () => {
  it("is a new one each time, so that whoever saw one before has nothing", async () => {
    const thiefs = await startTwoFactor(owner.id, await browserSession(owner.id));
    await changeTo(NEW_PASSWORD);
    const { secret } = await switchOnTwoFactor(owner.id);
    expect(secret).not.toBe(thiefs.secret);
    const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, owner.id)));
    expect(await openTotpSecret(user!.totpSecret!, owner.id)).toBe(secret);
  });

  it("counts in the session it was shown in, and in no other", async () => {
    const { secret, setup } = await startTwoFactor(owner.id, await browserSession(owner.id));
    const sessionId = await browserSession(owner.id);
    await refused({ code: codeOf(secret), setup, sessionId }, "invalid_state");
  });

  it("ends with its session", async () => {
    const sessionId = await browserSession(owner.id);
    const { secret, setup } = await startTwoFactor(owner.id, sessionId);
    await asSystem((tx) => endAllSessions(tx, owner.id));
    await refused({ code: codeOf(secret), setup, sessionId }, "unauthenticated");
  });

  it("ends after 15 minutes", async () => {
    const sessionId = await browserSession(owner.id);
    const { secret, setup } = await startTwoFactor(owner.id, sessionId);
    advanceClock(15 * 60_000 + 1000);
    await refused({ code: codeOf(secret), setup, sessionId }, "invalid_state");
  });

  it("is nobody else's, and nothing made up", async () => {
    const other = await createPerson();
    const sessionId = await browserSession(owner.id);
    const { secret, setup } = await startTwoFactor(other.id, sessionId);
    await refused({ code: codeOf(secret), setup, sessionId }, "invalid_state");
    await refused({ code: codeOf(secret), setup: `${setup}x`, sessionId }, "invalid_state");
  });

  it("lies in no row before it is in force", async () => {
    await startTwoFactor(owner.id, await browserSession(owner.id));
    const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, owner.id)));
    expect(user!.totpSecret).toBeNull();
  });
});

describe("a sign-in under way", () => {
  it("is over when a second factor goes on meanwhile, in a browser and over the API", async () => {
    const { user, account } = await logIn({ email: owner.email, password: PASSWORD }, DEVICE);
    await switchOnTwoFactor(owner.id);
    const over = { code: "invalid_credentials" };
    const device = { ip: "192.0.2.1", userAgent: "late" };
    await expect(asSystem((tx) => openSession(tx, { user, kind: "browser", device }))).rejects.toMatchObject(
      over,
    );
    const from = { ip: "192.0.2.1", request: new Request("http://localhost/") };
    await expect(startApiSession({ user, account }, from)).rejects.toMatchObject(over);
  });

  it("does not outlive the password it began with", async () => {
    const { secret } = await switchOnTwoFactor(owner.id);
    const refusal = await logIn({ email: owner.email, password: PASSWORD }, DEVICE).catch((error) => error);
    await changeTo(NEW_PASSWORD);
    advanceClock(30_000);
    const late = { challenge: String(refusal.details.challenge), code: codeOf(secret) };
    await expect(logInWithCode(late, DEVICE)).rejects.toMatchObject({ code: "invalid_credentials" });
  });

  it("ends every session that was opened without the second factor", async () => {
    const before = await browserSession(owner.id);
    const { sessionVersion } = await switchOnTwoFactor(owner.id);
    for (const version of [owner.sessionVersion, sessionVersion])
      expect(
        await findSession({ sessionId: before, userId: owner.id, sessionVersion: version }),
      ).toBeUndefined();
  });
});

function changeTo(newPassword: string) {
  return changePassword({ userId: owner.id, currentPassword: PASSWORD, newPassword });
}

function refused(proof: { code: string; setup: string; sessionId: string }, code: string): Promise<void> {
  return expect(enableTwoFactor(owner.id, proof)).rejects.toMatchObject({ code });
}
