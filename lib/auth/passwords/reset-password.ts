import { eq, sql } from "drizzle-orm";
import { asSystem, memberships, type Person, type Tx, users } from "@/db";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";
import { claimUserToken, createUserToken } from "@/lib/auth/tokens/user-token";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { takeAtLeast } from "@/lib/time/take-at-least";
import { hashPassword } from "./password";
import { assertPasswordAllowed } from "./password-rules";
import { setPassword } from "./set-password";

/** Mails a link to set a new password, when somebody has that address. Never tells whether: same answer, like time. */
export function requestPasswordReset(email: string): Promise<void> {
  return takeAtLeast(() => asSystem((tx) => mailResetLink(tx, email)));
}

/** Nothing when nobody has that address. */
export async function mailResetLink(tx: Tx, email: string): Promise<void> {
  const [found] = await tx
    .select({ user: users, accountId: memberships.accountId })
    .from(users)
    .leftJoin(memberships, ownMembership())
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()));
  if (!found) return;
  const { user, accountId } = found;
  const token = await createUserToken(tx, { userId: user.id, purpose: "reset_password" });
  await enqueueMail(tx, {
    to: user.email,
    template: "reset-password",
    props: { url: `${env().APP_URL}/reset-password?token=${token}` },
    aboutAccountId: accountId ?? undefined,
    aboutUserId: user.id,
  });
}

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
    const { person: user } = await claimUserToken(tx, input.token, ["reset_password"]);
    await confirmAddress(tx, user);
    assertPasswordAllowed(input.password, user);
    await setPassword(tx, { user, passwordHash, action: "user.password_reset", requestId: input.requestId });
  });
}

async function confirmAddress(tx: Tx, { id, emailVerifiedAt }: Person): Promise<void> {
  if (emailVerifiedAt) return;
  await tx.update(users).set({ emailVerifiedAt: now() }).where(eq(users.id, id));
}
