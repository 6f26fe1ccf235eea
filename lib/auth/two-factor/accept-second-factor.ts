import { createHash } from "node:crypto";
import { and, arrayContains, eq, isNull, lt, or, sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { asSystem, directlyAsSystem, users } from "@/db";
import { recordSignIn, type SignInSource } from "@/lib/auth/attempts/record-sign-in";
import { nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { lookAtLimit, takeFromLimit } from "@/lib/rate-limits/take-from-limit";
import { mailTwoFactor } from "./mail-two-factor";
import { openTotpSecret } from "./totp-secret";

const STEP_SECONDS = 30;

/** So many wrong codes in a row are no slip of the hand: the person is told. */
const TOLD_AFTER = 5;

interface Person {
  id: number;
  email: string;
  sessionVersion: number;
  totpSecret: string | null;
}

/**
 * Takes a code of the authenticator app (one step early or late is fine) or a recovery code; each works once, also when
 * sent twice at the same time. Throws `two_factor_required`, or `throttled`: six digits must not be guessed. After 20 wrong ones
 * in a day none is taken until the password is another.
 */
export async function acceptSecondFactor(
  person: Person,
  code: string | undefined,
  from: SignInSource,
): Promise<void> {
  const { allowed } = await takeFromLimit("auth_strict", `user:${person.id}`);
  if (!allowed) throw new AppError("throttled");
  if (!(await lookAtLimit("auth_codes", wrongCodesOf(person))).allowed)
    throw new AppError("throttled", { message: NO_MORE });
  const typed = code?.replace(/[\s-]/g, "") ?? "";
  if (typed === "") throw new AppError("two_factor_required");
  const accepted = /^\d{6}$/.test(typed)
    ? await claimTotp(person, typed)
    : await claimRecoveryCode(person, typed);
  if (accepted) return;
  await countWrongCode(person, from);
  throw new AppError("two_factor_required", {
    fields: { code: ["That code is wrong or was used already."] },
  });
}

const NO_MORE = "Too many wrong codes today. Set a new password, and you can sign in again.";

/** By session version: a new password counts that up, so the old one gives nobody more tries. */
function wrongCodesOf({ id, sessionVersion }: Person): string {
  return `user:${id}:${sessionVersion}`;
}

/** A person who types a wrong code has already typed the right password. */
async function countWrongCode(person: Person, from: SignInSource): Promise<void> {
  const { limit, remaining } = await takeFromLimit("auth_codes", wrongCodesOf(person));
  await recordSignIn("user.code_refused", person.id, from);
  if (limit - remaining < TOLD_AFTER) return;
  const onceKey = `wrong-codes:${person.id}:${person.sessionVersion}`;
  const { id: aboutUserId, email: to } = person;
  const props = { email: to, ip: from.ip };
  await asSystem((tx) => enqueueMail(tx, { to, template: "wrong-codes", props, onceKey, aboutUserId }));
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
  const secret = totpSecret ? await openTotpSecret(totpSecret, id) : undefined;
  const step = secret ? totpStepOf(secret, code) : undefined;
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

/** Its owner hears of each that is used: a thief of the codes needs no phone. */
async function claimRecoveryCode({ id, email }: Person, code: string): Promise<boolean> {
  const hash = recoveryCodeHash(code);
  return asSystem(async (tx) => {
    const [claimed] = await tx
      .update(users)
      .set({ recoveryCodeHashes: sql`array_remove(${users.recoveryCodeHashes}, ${hash})` })
      .where(and(eq(users.id, id), arrayContains(users.recoveryCodeHashes, [hash])))
      .returning({ left: users.recoveryCodeHashes });
    if (!claimed) return false;
    await mailTwoFactor(tx, { id, email }, { what: "recovery_code_used", codesLeft: claimed.left.length });
    return true;
  });
}
