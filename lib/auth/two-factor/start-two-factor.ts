import { and, eq, isNull } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { asSystem, users } from "@/db";
import { AppError } from "@/lib/errors";

const ISSUER = "IGNY8";

export interface TwoFactorStart {
  /** For typing it in by hand. */
  secret: string;
  /** What the QR code says: otpauth://totp/... */
  uri: string;
}

/**
 * The secret for an authenticator app, kept but not in force until a code has proved that the app has it. Asking again
 * answers the same secret. Throws `invalid_state` when two-factor is on already.
 */
export function startTwoFactor(userId: number): Promise<TwoFactorStart> {
  return asSystem(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
    if (!user) throw new AppError("not_found");
    if (user.totpEnabledAt) throw new AppError("invalid_state", { message: "Two-factor sign-in is on." });
    const secret = user.totpSecret ?? new Secret({ size: 20 }).base32;
    await tx
      .update(users)
      .set({ totpSecret: secret })
      .where(and(eq(users.id, userId), isNull(users.totpEnabledAt)));
    const totp = new TOTP({ issuer: ISSUER, label: user.email, secret: Secret.fromBase32(secret) });
    return { secret, uri: totp.toString() };
  });
}
