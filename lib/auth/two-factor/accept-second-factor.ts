import { createHash } from "node:crypto";
import { and, arrayContains, eq, isNull, lt, or, sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { directlyAsSystem, users } from "@/db";
import { nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { takeFromLimit } from "@/lib/rate-limits/take-from-limit";

const STEP_SECONDS = 30;

interface Person {
  id: number;
  totpSecret: string | null;
}

/**
 * Takes a code of the authenticator app (one step early or late is fine) or a recovery code; each works once, also when
 * sent twice at the same time. Throws `two_factor_required`, or `throttled`: six digits must not be guessed.
 */
export async function acceptSecondFactor(person: Person, code: string | undefined): Promise<void> {
  const { allowed } = await takeFromLimit("auth_strict", `user:${person.id}`);
  if (!allowed) throw new AppError("throttled");
  const typed = code?.replace(/[\s-]/g, "") ?? "";
  if (typed === "") throw new AppError("two_factor_required");
  const accepted = /^\d{6}$/.test(typed)
    ? await claimTotp(person, typed)
    : await claimRecoveryCode(person, typed);
  if (accepted) return;
  throw new AppError("two_factor_required", {
    fields: { code: ["That code is wrong or was used already."] },
  });
}

/** The time step that a code belongs to; undefined for a wrong code. Pure but for the clock. */
export function totpStepOf(secret: string, code: string): number | undefined {
  const timestamp = nowMs();
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: STEP_SECONDS });
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / STEP_SECONDS) + delta;
}

export function recoveryCodeHash(code: string): string {
  return createHash("sha256").update(code.replace(/[\s-]/g, "").toLowerCase()).digest("hex");
}

async function claimTotp({ id, totpSecret }: Person, code: string): Promise<boolean> {
  const step = totpSecret ? totpStepOf(totpSecret, code) : undefined;
  if (step === undefined) return false;
  const isNewer = or(isNull(users.totpLastStep), lt(users.totpLastStep, step));
  const claimed = await directlyAsSystem((db) =>
    db
      .update(users)
      .set({ totpLastStep: step })
      .where(and(eq(users.id, id), isNewer))
      .returning({ id: users.id }),
  );
  return claimed.length > 0;
}

async function claimRecoveryCode({ id }: Person, code: string): Promise<boolean> {
  const hash = recoveryCodeHash(code);
  const claimed = await directlyAsSystem((db) =>
    db
      .update(users)
      .set({ recoveryCodeHashes: sql`array_remove(${users.recoveryCodeHashes}, ${hash})` })
      .where(and(eq(users.id, id), arrayContains(users.recoveryCodeHashes, [hash])))
      .returning({ id: users.id }),
  );
  return claimed.length > 0;
}
