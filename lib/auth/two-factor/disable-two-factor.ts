import { eq } from "drizzle-orm";
import { asSystem, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { lockPerson, requireLivingSession } from "@/lib/auth/person/lock-person";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { mailTwoFactor } from "./mail-two-factor";

export interface TwoFactorEnd {
  userId: number;
  /** The session in which the password was confirmed for it. */
  sessionId?: string;
  requestId?: string;
}

/**
 * Switches two-factor sign-in off; twice is once. Throws `invalid_state` for a superuser who must have it, and
 * `unauthenticated` when the session has ended meanwhile.
 */
export function disableTwoFactor({ userId, sessionId, requestId }: TwoFactorEnd): Promise<void> {
  return asSystem(async (tx) => {
    const user = await lockPerson(tx, userId);
    if (user && sessionId) await requireLivingSession(tx, user, sessionId);
    if (!user?.totpEnabledAt) return;
    if (user.isSuperuser && env().REQUIRE_ADMIN_2FA === "1") {
      throw new AppError("invalid_state", { message: "Superusers must use two-factor sign-in here." });
    }
    await tx
      .update(users)
      .set({
        totpSecret: null,
        totpEnabledAt: null,
        totpLastStep: null,
        recoveryCodeHashes: [],
        updatedAt: now(),
      })
      .where(eq(users.id, userId));
    await recordAudit(tx, {
      accountId: null,
      actor: `user:${userId}`,
      action: "user.two_factor_disabled",
      targetType: "user",
      targetId: userId,
      requestId,
    });
    await mailTwoFactor(tx, user, { what: "off" });
  });
}
