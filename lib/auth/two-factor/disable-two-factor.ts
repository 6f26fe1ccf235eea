import { eq } from "drizzle-orm";
import { asSystem, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Switches two-factor sign-in off; twice is once. Throws `invalid_state` for a superuser who must have it. */
export function disableTwoFactor(userId: number, requestId?: string): Promise<void> {
  return asSystem(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
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
  });
}
