import { eq, sql } from "drizzle-orm";
import { asSystem, type Tx, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { lockProven, provePassword } from "@/lib/auth/passwords/prove-password";
import { lockPerson } from "@/lib/auth/person/lock-person";
import { createUserTokens, voidUserTokens } from "@/lib/auth/tokens/user-token";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { enqueueMail } from "@/lib/mail/enqueue-mail";

interface EmailChangeRequest {
  userId: number;
  sessionId?: string;
  password: string;
  newEmail: string;
  requestId?: string;
}

/**
 * Sends a link to the old address and one to the new. Nothing changes until verifyEmail has got both. That the new
 * address is somebody else's already is told by email to its owner alone: for the person who asked, the change then never
 * completes. Throws `validation_error` on password or new_email.
 */
export async function requestEmailChange({ newEmail, ...request }: EmailChangeRequest): Promise<void> {
  const { userId, requestId } = request;
  const proof = await provePassword(request);
  await asSystem(async (tx) => {
    const user = await lockProven(tx, proof);
    if (newEmail === user.email) {
      throw new AppError("validation_error", { fields: { new_email: ["That is your address already."] } });
    }
    const name = user.firstName || user.email;
    const [atOld, atNew] = await createUserTokens(tx, { userId, purpose: "change_email" }, [
      user.email,
      newEmail,
    ]);
    const approve = { name, newEmail, url: linkOf(atOld!) };
    await enqueueMail(tx, {
      to: user.email,
      template: "email-change-approval",
      props: approve,
      aboutUserId: userId,
    });
    if (await isSomebodys(tx, newEmail)) {
      await enqueueMail(tx, {
        to: newEmail,
        template: "email-change-taken",
        props: { newEmail },
        aboutUserId: userId,
      });
    } else {
      const confirm = { newEmail, url: linkOf(atNew!) };
      await enqueueMail(tx, { to: newEmail, template: "email-change", props: confirm, aboutUserId: userId });
    }
    await audit(tx, { userId, requestId, action: "user.email_change_requested" });
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
    await lockPerson(tx, userId);
    if ((await voidUserTokens(tx, userId, ["change_email"])) === 0) return;
    await audit(tx, { userId, requestId, action: "user.email_change_cancelled" });
  });
}

function audit(
  tx: Tx,
  { userId, requestId, action }: { userId: number; requestId?: string; action: string },
): Promise<void> {
  return recordAudit(tx, {
    actor: `user:${userId}`,
    action,
    targetType: "user",
    targetId: userId,
    requestId,
  });
}
