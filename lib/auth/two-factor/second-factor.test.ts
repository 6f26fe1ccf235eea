/**
 * Guards lib/auth/two-factor/accept-second-factor.ts, lib/auth/two-factor/login-challenge.ts,
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
import { recoveryCodeHash } from "./accept-second-factor";

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
    await expect(logIn({ email: person.email, password: "wrong password" })).rejects.toMatchObject({
      code: "invalid_credentials",
    });
    await expect(logIn({ email: person.email, password: PASSWORD })).rejects.toMatchObject({
      code: "two_factor_required",
    });
  });

  it("takes a code once, with the password or after it", async () => {
    await logIn({ email: person.email, password: PASSWORD, code: codeNow() });
    const challenge = await challengeFor(person);
    await expect(logInWithCode({ challenge, code: codeNow() })).rejects.toMatchObject({
      fields: { code: [expect.stringContaining("used already")] },
    });
    advanceClock(30_000);
    expect(await logInWithCode({ challenge, code: codeNow() })).toMatchObject({ user: { id: person.id } });
  });

  it("of 10 uses of one code at once, one gets in", async () => {
    const challenge = await challengeFor(person);
    const attempts = Array.from({ length: 10 }, () => logInWithCode({ challenge, code: codeNow() }));
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("takes a recovery code once", async () => {
    const challenge = await challengeFor(person);
    expect(await logInWithCode({ challenge, code: "ABCD EFGH" })).toBeDefined();
    await expect(logInWithCode({ challenge, code: "abcd-efgh" })).rejects.toThrow();
  });

  it("forgets the password after five minutes", async () => {
    const challenge = await challengeFor(person);
    advanceClock(5 * 60_000 + 1000);
    await expect(logInWithCode({ challenge, code: codeNow() })).rejects.toMatchObject({
      code: "invalid_credentials",
    });
  });
});

async function challengeFor(person: Person): Promise<string> {
  const refusal = await logIn({ email: person.email, password: PASSWORD }).catch((error) => error);
  return String(refusal.details.challenge);
}

function codeNow(): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now().getTime() });
}
