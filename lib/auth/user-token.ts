import { randomBytes } from "node:crypto";
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { userTokens } from "@/db/schema";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { tokenHash } from "./refresh-token";
import type { UserTokenPurpose } from "./session";

const HOUR_MS = 60 * 60 * 1000;
const LIFETIME_MS: Record<UserTokenPurpose, number> = {
  verify_email: 24 * HOUR_MS,
  change_email: 24 * HOUR_MS,
  reset_password: HOUR_MS,
};

/** Makes the secret of a mailed link. Older ones for the same purpose stop working: the newest letter is the one to use. */
export async function createUserToken(
  tx: Tx,
  token: { userId: number; purpose: UserTokenPurpose; email?: string },
): Promise<string> {
  await voidUserTokens(tx, token.userId, [token.purpose]);
  const secret = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now().getTime() + LIFETIME_MS[token.purpose]);
  await tx.insert(userTokens).values({ ...token, tokenHash: tokenHash(secret), expiresAt, createdAt: now() });
  return secret;
}

/** Uses a link up; of clicks at the same time one wins. Throws `invalid_token` when it is unknown, used or too old. */
export async function claimUserToken(tx: Tx, secret: string, purposes: UserTokenPurpose[]) {
  const [claimed] = await tx
    .update(userTokens)
    .set({ usedAt: now() })
    .where(
      and(
        eq(userTokens.tokenHash, tokenHash(secret)),
        inArray(userTokens.purpose, purposes),
        isNull(userTokens.usedAt),
        gt(userTokens.expiresAt, now()),
      ),
    )
    .returning();
  if (!claimed) throw new AppError("invalid_token");
  return claimed;
}

export async function voidUserTokens(tx: Tx, userId: number, purposes: UserTokenPurpose[]): Promise<void> {
  await tx
    .update(userTokens)
    .set({ usedAt: now() })
    .where(
      and(eq(userTokens.userId, userId), inArray(userTokens.purpose, purposes), isNull(userTokens.usedAt)),
    );
}
