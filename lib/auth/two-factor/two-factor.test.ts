/**
 * Guards lib/auth/two-factor/start-two-factor.ts, lib/auth/two-factor/enable-two-factor.ts,
 * lib/auth/two-factor/disable-two-factor.ts, lib/auth/two-factor/mail-two-factor.ts.
 */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { asSystem, mails } from "@/db";
import { logIn } from "@/lib/auth/sign-in/log-in";
import { resetEnv } from "@/lib/env";
import { createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { DEVICE } from "@/test/sign-in";
import { browserSession, codeOf } from "@/test/two-factor";
import { disableTwoFactor } from "./disable-two-factor";
import { enableTwoFactor } from "./enable-two-factor";
import { startTwoFactor } from "./start-two-factor";

describe("two-factor sign-in", () => {
  useDatabase();
  let sue: Person;
  beforeAll(async () => {
    sue = await createPerson({ email: "sue@igny8.test", isSuperuser: true });
  });

  it("is not in force until a code has proved that the app has the secret", async () => {
    const sessionId = await browserSession(sue.id);
    const { secret, uri, setup } = await startTwoFactor(sue.id, sessionId);
    expect(uri).toContain(`secret=${secret}`);
    await expect(enableTwoFactor(sue.id, { code: "000000", setup, sessionId })).rejects.toMatchObject({
      code: "validation_error",
    });
    await expect(logIn({ email: sue.email, password: PASSWORD }, DEVICE)).resolves.toBeDefined();
  });

  it("then the password alone opens nothing; a recovery code works once", async () => {
    const sessionId = await browserSession(sue.id);
    const { secret, setup } = await startTwoFactor(sue.id, sessionId);
    const proof = { code: codeOf(secret), setup, sessionId };
    const { recoveryCodes } = await enableTwoFactor(sue.id, proof);
    expect(new Set(recoveryCodes).size).toBe(10);
    const person = { email: sue.email, password: PASSWORD };
    await expect(logIn(person, DEVICE)).rejects.toMatchObject({ code: "two_factor_required" });
    await expect(logIn({ ...person, code: codeOf(secret) }, DEVICE)).rejects.toMatchObject({
      code: "two_factor_required",
    });
    await expect(logIn({ ...person, code: recoveryCodes[0] }, DEVICE)).resolves.toBeDefined();
    await expect(logIn({ ...person, code: recoveryCodes[0] }, DEVICE)).rejects.toMatchObject({
      code: "two_factor_required",
    });
    await expect(startTwoFactor(sue.id, sessionId)).rejects.toMatchObject({ code: "invalid_state" });
  });

  it("stays on for superusers where the operator requires it, and goes off otherwise", async () => {
    process.env.REQUIRE_ADMIN_2FA = "1";
    resetEnv();
    await expect(disableTwoFactor({ userId: sue.id })).rejects.toMatchObject({ code: "invalid_state" });
    process.env.REQUIRE_ADMIN_2FA = "0";
    resetEnv();
    await disableTwoFactor({ userId: sue.id });
    await disableTwoFactor({ userId: sue.id });
    await expect(logIn({ email: sue.email, password: PASSWORD }, DEVICE)).resolves.toBeDefined();
  });

  it("tells its owner when it goes on and off, and of each recovery code that is used", async () => {
    const letters = await asSystem((tx) =>
      tx.select().from(mails).where(eq(mails.aboutUserId, sue.id)).orderBy(mails.id),
    );
    expect(letters.map(({ toAddress, template, props }) => [toAddress, template, props])).toEqual([
      [sue.email, "two-factor-changed", { email: sue.email, what: "on" }],
      [sue.email, "two-factor-changed", { email: sue.email, what: "recovery_code_used", codesLeft: 9 }],
      [sue.email, "two-factor-changed", { email: sue.email, what: "off" }],
    ]);
  });
});
