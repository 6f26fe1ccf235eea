import { eq } from "drizzle-orm";
import { type Tx, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { endAllSessions } from "@/lib/auth/sessions/end-sessions";
import { voidUserTokens } from "@/lib/auth/tokens/user-token";
import { now } from "@/lib/clock";
import { enqueueMail } from "@/lib/mail/enqueue-mail";

interface NewPassword {
  user: { id: number; email: string };
  passwordHash: string;
  action: "user.password_reset" | "user.password_changed";
  requestId?: string;
}

/**
 * Puts a new password in place. Every session ends, and with them the mailed links that give a way in, so that anyone who
 * had got in is out; its owner gets an email. Answers the new session version.
 */
export async function setPassword(
  tx: Tx,
  { user, passwordHash, action, requestId }: NewPassword,
): Promise<number> {
  await tx.update(users).set({ passwordHash, updatedAt: now() }).where(eq(users.id, user.id));
  const sessionVersion = await endAllSessions(tx, user.id);
  await voidUserTokens(tx, user.id, ["reset_password", "change_email"]);
  await enqueueMail(tx, {
    to: user.email,
    template: "password-changed",
    props: { email: user.email },
    aboutUserId: user.id,
  });
  await recordAudit(tx, {
    actor: `user:${user.id}`,
    action,
    targetType: "user",
    targetId: user.id,
    requestId,
  });
  return sessionVersion;
}
