import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users, type userTokens } from "@/db/schema";
import { asSystem } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { claimUserToken } from "./user-token";

/** Confirms the address a mailed link was sent to; for a change of address it takes effect now. Throws `invalid_token`. */
export function verifyEmail(secret: string): Promise<{ email: string }> {
  return asSystem(async (tx) => {
    const token = await claimUserToken(tx, secret, ["verify_email", "change_email"]);
    const email = await confirmAddress(tx, token);
    const { userId } = token;
    const action = token.email ? "user.email_changed" : "user.email_verified";
    await recordAudit(tx, { actor: `user:${userId}`, action, targetType: "user", targetId: userId });
    return { email };
  });
}

async function confirmAddress(tx: Tx, token: typeof userTokens.$inferSelect): Promise<string> {
  try {
    const [user] = await tx
      .update(users)
      .set({ emailVerifiedAt: now(), updatedAt: now(), ...(token.email ? { email: token.email } : {}) })
      .where(eq(users.id, token.userId))
      .returning({ email: users.email });
    return user!.email;
  } catch (error) {
    if (isUniqueViolation(error, "users_email_once")) throw new AppError("email_taken");
    throw error;
  }
}
