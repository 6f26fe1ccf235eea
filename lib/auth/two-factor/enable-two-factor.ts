import { randomBytes } from "node:crypto";
import { and, eq, isNull, ne } from "drizzle-orm";
import { asSystem, sessions, type Tx, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recoveryCodeHash, totpStepOf } from "./accept-second-factor";

const RECOVERY_CODES = 10;

/**
 * Switches two-factor sign-in on, once a code proves that the app has the secret. Answers ten recovery codes, shown this
 * once; each signs in one time without the app. Sessions other than `sessionId` were opened without it, so they end, in
 * browsers and API clients alike. Throws `validation_error` on `code`, `invalid_state` when it is on.
 */
export function enableTwoFactor(
  userId: number,
  { code, sessionId }: { code: string; sessionId: string },
  requestId?: string,
): Promise<{ recoveryCodes: string[] }> {
  return asSystem(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
    if (!user?.totpSecret || user.totpEnabledAt) throw new AppError("invalid_state");
    const step = totpStepOf(user.totpSecret, code.replace(/\s/g, ""));
    if (step === undefined) {
      throw new AppError("validation_error", { fields: { code: ["That is not the code it shows now."] } });
    }
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await tx
      .update(users)
      .set({
        totpEnabledAt: now(),
        totpLastStep: step,
        recoveryCodeHashes: recoveryCodes.map(recoveryCodeHash),
        updatedAt: now(),
      })
      .where(eq(users.id, userId));
    await endOtherSessions(tx, userId, sessionId);
    await recordAudit(tx, {
      accountId: null,
      actor: `user:${userId}`,
      action: "user.two_factor_enabled",
      targetType: "user",
      targetId: userId,
      requestId,
    });
    return { recoveryCodes };
  });
}

async function endOtherSessions(tx: Tx, userId: number, sessionId: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: now() })
    .where(and(eq(sessions.userId, userId), ne(sessions.id, sessionId), isNull(sessions.revokedAt)));
}

/** 32 signs (so a byte falls on each alike), without i, l, o and u, which read like others (Crockford's base 32). */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** 50 bits, such as "k3f9a-x7q2m": each is tried against the sign-in's limit, and works once. */
function newRecoveryCode(): string {
  const signs = [...randomBytes(10)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return `${signs.slice(0, 5)}-${signs.slice(5)}`;
}
