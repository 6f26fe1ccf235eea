/**
 * Guards lib/auth/two-factor/start-two-factor.ts, lib/auth/two-factor/enable-two-factor.ts,
 * lib/auth/two-factor/disable-two-factor.ts.
 */
import { randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { beforeAll, describe, expect, it } from "vitest";
import { logIn } from "@/lib/auth/sign-in/log-in";
import { now } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { disableTwoFactor } from "./disable-two-factor";
import { enableTwoFactor } from "./enable-two-factor";
import { startTwoFactor } from "./start-two-factor";

describe("two-factor sign-in", () => {
  useDatabase();
  let sue: Person;
  beforeAll(async () => {
    sue = await createPerson({ email: "sue@igny8.test", isSuperuser: true });
  });

  const enable = (code: string) => enableTwoFactor(sue.id, { code, sessionId: randomUUID() });

  it("is not in force until a code has proved that the app has the secret", async () => {
    const { secret, uri } = await startTwoFactor(sue.id);
    expect((await startTwoFactor(sue.id)).secret).toBe(secret);
    expect(uri).toContain(`secret=${secret}`);
    await expect(enable("000000")).rejects.toMatchObject({ code: "validation_error" });
    await expect(logIn({ email: sue.email, password: PASSWORD })).resolves.toBeDefined();
  });

  it("then the password alone opens nothing; a recovery code works once", async () => {
    const { secret } = await startTwoFactor(sue.id);
    const { recoveryCodes } = await enable(codeNow(secret));
    expect(new Set(recoveryCodes).size).toBe(10);
    const person = { email: sue.email, password: PASSWORD };
    await expect(logIn(person)).rejects.toMatchObject({ code: "two_factor_required" });
    await expect(logIn({ ...person, code: codeNow(secret) })).rejects.toMatchObject({
      code: "two_factor_required",
    });
    await expect(logIn({ ...person, code: recoveryCodes[0] })).resolves.toBeDefined();
    await expect(logIn({ ...person, code: recoveryCodes[0] })).rejects.toMatchObject({
      code: "two_factor_required",
    });
    await expect(startTwoFactor(sue.id)).rejects.toMatchObject({ code: "invalid_state" });
  });

  it("stays on for superusers where the operator requires it, and goes off otherwise", async () => {
    process.env.REQUIRE_ADMIN_2FA = "1";
    resetEnv();
    await expect(disableTwoFactor(sue.id)).rejects.toMatchObject({ code: "invalid_state" });
    process.env.REQUIRE_ADMIN_2FA = "0";
    resetEnv();
    await disableTwoFactor(sue.id);
    await expect(logIn({ email: sue.email, password: PASSWORD })).resolves.toBeDefined();
  });
});

function codeNow(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now().getTime() });
}
