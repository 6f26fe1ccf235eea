/**
 * Guards lib/auth/two-factor/accept-second-factor.ts, lib/auth/two-factor/totp-secret.ts, lib/auth/two-factor/login-challenge.ts,
 * lib/auth/sign-in/log-in.ts.
 */
import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem, users } from "@/db";
import { logIn, logInWithCode } from "@/lib/auth/sign-in/log-in";
import { advanceClock, now, setClock } from "@/lib/clock";
import { createAccount, createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { DEVICE } from "@/test/sign-in";
import { recoveryCodeHash } from "./accept-second-factor";
import { openTotpSecret } from "./totp-secret";

process.env.RATE_LIMITS = "auth_strict=100000/1m";
const secret = new Secret({ size: 20 }).base32;

describe("two-factor sign-in", () => {
  useDatabase();
  let person: Person;
  beforeEach(async () => {
    setClock(new Date("2026-06-01T12:00:10Z"));
    person = await createPerson({ account: await createAccount() });
    await asSystem((tx) =>
      tx
        .update(users)
        .set({
          totpSecret: secret,
          totpEnabledAt: now(),
          recoveryCodeHashes: [recoveryCodeHash("abcd-efgh")],
        })
        .where(eq(users.id, person.id)),
    );
  });
  afterEach(() => setClock(undefined));

  it("asks for a code only after the password was right", async () => {
    await expect(logIn({ email: person.email, password: "wrong password" }, DEVICE)).rejects.toMatchObject({
      code: "invalid_credentials",
    });
    await expect(logIn({ email: person.email, password: PASSWORD }, DEVICE)).rejects.toMatchObject({
      code: "two_factor_required",
    });
  });

  it("keeps no secret in the clear once it was used, and nobody else's opens it", async () => {
    await logIn({ email: person.email, password: PASSWORD, code: codeNow() }, DEVICE);
    const [kept] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, person.id)));
    expect(kept?.totpSecret).toMatch(/^sealed:1:/);
    expect(kept?.totpSecret).not.toContain(secret);
    expect(await openTotpSecret(kept!.totpSecret!, person.id)).toBe(secret);
    expect(await openTotpSecret(kept!.totpSecret!, person.id + 1)).toBeUndefined();
  });

  it("takes a code once, with the password or after it", async () => {
    await logIn({ email: person.email, password: PASSWORD, code: codeNow() }, DEVICE);
    const challenge = await challengeFor(person);
    await expect(logInWithCode({ challenge, code: codeNow() }, DEVICE)).rejects.toMatchObject({
      fields: { code: [expect.stringContaining("used already")] },
    });
    advanceClock(30_000);
    expect(await logInWithCode({ challenge, code: codeNow() }, DEVICE)).toMatchObject({
      user: { id: person.id },
    });
  });

  it("of 10 uses of one code at once, one gets in", async () => {
    const challenge = await challengeFor(person);
    const attempts = Array.from({ length: 10 }, () => logInWithCode({ challenge, code: codeNow() }, DEVICE));
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("takes a recovery code once", async () => {
    const challenge = await challengeFor(person);
    expect(await logInWithCode({ challenge, code: "ABCD EFGH" }, DEVICE)).toBeDefined();
    await expect(logInWithCode({ challenge, code: "abcd-efgh" }, DEVICE)).rejects.toThrow();
  });

  it("forgets the password after five minutes", async () => {
    const challenge = await challengeFor(person);
    advanceClock(5 * 60_000 + 1000);
    await expect(logInWithCode({ challenge, code: codeNow() }, DEVICE)).rejects.toMatchObject({
      code: "invalid_credentials",
    });
  });
});

async function challengeFor(person: Person): Promise<string> {
  const refusal = await logIn({ email: person.email, password: PASSWORD }, DEVICE).catch((error) => error);
  return String(refusal.details.challenge);
}

function codeNow(): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now().getTime() });
}
