import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { asSystem, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { lockPerson, requireLivingSession } from "@/lib/auth/person/lock-person";
import { endAllSessions } from "@/lib/auth/sessions/end-sessions";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recoveryCodeHash, totpStepOf } from "./accept-second-factor";
import { mailTwoFactor } from "./mail-two-factor";
import { readSetup } from "./start-two-factor";
import { sealTotpSecret } from "./totp-secret";

const RECOVERY_CODES = 10;

export interface TwoFactorProof {
  code: string;
  /** What startTwoFactor gave the form. */
  setup: string;
  /** The session it was shown in. */
  sessionId: string;
}

export interface TwoFactorEnabled {
  /** Shown this once; each signs in one time without the app. */
  recoveryCodes: string[];
  /** Whom to sign in again. */
  user: { id: number; isSuperuser: boolean; sessionVersion: number };
}

/**
 * Switches two-factor sign-in on, once a code proves that the app has the secret. Every session ends, a sign-in under way
 * too, since they were opened without it: answer with a new one. Throws `validation_error` on `code`, `invalid_state` when
 * it is on or the set-up is too old, and `unauthenticated` when the session has ended meanwhile.
 */
export async function enableTwoFactor(
  userId: number,
  { code, setup, sessionId }: TwoFactorProof,
  requestId?: string,
): Promise<TwoFactorEnabled> {
  const { secret } = await readSetup(setup, { userId, sessionId });
  return asSystem(async (tx) => {
    const user = await lockPerson(tx, userId);
    if (!user || user.totpEnabledAt) throw new AppError("invalid_state");
    await requireLivingSession(tx, user, sessionId);
    const step = totpStepOf(secret, code.replace(/\s/g, ""));
    if (step === undefined) {
      throw new AppError("validation_error", { fields: { code: ["That is not the code it shows now."] } });
    }
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await tx
      .update(users)
      .set({
        totpSecret: sealTotpSecret(secret, userId),
        totpEnabledAt: now(),
        totpLastStep: step,
        recoveryCodeHashes: recoveryCodes.map(recoveryCodeHash),
        updatedAt: now(),
      })
      .where(eq(users.id, userId));
    const sessionVersion = await endAllSessions(tx, userId);
    await recordAudit(tx, {
      accountId: null,
      actor: `user:${userId}`,
      action: "user.two_factor_enabled",
      targetType: "user",
      targetId: userId,
      requestId,
    });
    await mailTwoFactor(tx, user, { what: "on" });
    return { recoveryCodes, user: { id: userId, isSuperuser: user.isSuperuser, sessionVersion } };
  });
}

/** 32 signs (so a byte falls on each alike), without i, l, o and u, which read like others (Crockford's base 32). */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** 120 bits, such as "k3f9-ax7q-2m0d-9wyz-0h4t-vb6e": a copy of the hashes tells nothing, and each works once. */
function newRecoveryCode(): string {
  const signs = [...randomBytes(24)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return signs.replace(/.{4}(?=.)/g, "$&-");
}
