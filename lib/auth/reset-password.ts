import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema";
import { asSystem } from "@/db/scope";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { hashPassword } from "./password";
import { assertPasswordAllowed } from "./password-rules";
import { setPassword } from "./set-password";
import { claimUserToken } from "./user-token";

/**
 * Sets a new password with a mailed link, and thereby confirms the address. A password that is refused leaves the link
 * usable. Throws `invalid_token` or `weak_password`.
 */
export async function resetPassword(input: {
  token: string;
  password: string;
  requestId?: string;
}): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  await asSystem(async (tx) => {
    const { userId } = await claimUserToken(tx, input.token, ["reset_password"]);
    const user = await confirmedUser(tx, userId);
    assertPasswordAllowed(input.password, user);
    await setPassword(tx, { user, passwordHash, action: "user.password_reset", requestId: input.requestId });
  });
}

async function confirmedUser(tx: Tx, userId: number) {
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
  if (!user) throw new AppError("invalid_token");
  if (!user.emailVerifiedAt) {
    await tx.update(users).set({ emailVerifiedAt: now() }).where(eq(users.id, userId));
  }
  return user;
}
