import { eq, sql } from "drizzle-orm";
import { asSystem, directlyAsSystem, type Tx, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { isPasswordRight } from "@/lib/auth/passwords/password";
import { createUserTokens, voidUserTokens } from "@/lib/auth/tokens/user-token";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { enqueueMail } from "@/lib/mail/enqueue-mail";

interface EmailChangeRequest {
  userId: number;
  password: string;
  newEmail: string;
}

/**
 * Sends a link to the old address and one to the new. Nothing changes until verifyEmail has got both. That the new
 * address is somebody else's already is told by letter to its owner alone: for whoever asked, the change then never
 * completes. Throws `validation_error` on password or new_email.
 */
export async function requestEmailChange({ userId, password, newEmail }: EmailChangeRequest): Promise<void> {
  const [user] = await directlyAsSystem((db) => db.select().from(users).where(eq(users.id, userId)));
  if (!user || !(await isPasswordRight(password, user.passwordHash))) {
    throw new AppError("validation_error", { fields: { password: ["That is not your password."] } });
  }
  if (newEmail === user.email) {
    throw new AppError("validation_error", { fields: { new_email: ["That is your address already."] } });
  }
  const name = user.firstName || user.email;
  await asSystem(async (tx) => {
    const [atOld, atNew] = await createUserTokens(tx, { userId, purpose: "change_email" }, [
      user.email,
      newEmail,
    ]);
    const approve = { name, newEmail, url: linkOf(atOld!) };
    await enqueueMail(tx, { to: user.email, template: "email-change-approval", props: approve });
    if (await isSomebodys(tx, newEmail)) {
      await enqueueMail(tx, { to: newEmail, template: "email-change-taken", props: { newEmail } });
    } else {
      const confirm = { name, newEmail, url: linkOf(atNew!) };
      await enqueueMail(tx, { to: newEmail, template: "email-change", props: confirm });
    }
  });
}

async function isSomebodys(tx: Tx, email: string): Promise<boolean> {
  const [user] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email));
  return user !== undefined;
}

function linkOf(token: string): string {
  return `${env().APP_URL}/verify-email?token=${token}`;
}

/** Both links stop working, and the address stays as it is. Twice is as good as once. */
export function cancelEmailChange({
  userId,
  requestId,
}: {
  userId: number;
  requestId?: string;
}): Promise<void> {
  return asSystem(async (tx) => {
    if ((await voidUserTokens(tx, userId, ["change_email"])) === 0) return;
    const action = "user.email_change_cancelled";
    await recordAudit(tx, {
      actor: `user:${userId}`,
      action,
      targetType: "user",
      targetId: userId,
      requestId,
    });
  });
}
