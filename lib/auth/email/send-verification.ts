import { and, eq, isNull, sql } from "drizzle-orm";
import { asSystem, memberships, type Tx, users } from "@/db";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";
import { createUserToken } from "@/lib/auth/tokens/user-token";
import { env } from "@/lib/env";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { takeAtLeast } from "@/lib/time/take-at-least";

interface Addressee {
  id: number;
  email: string;
}

/** Mails the link that confirms somebody's address. */
export async function sendVerification(tx: Tx, user: Addressee, accountId?: number): Promise<void> {
  const token = await createUserToken(tx, { userId: user.id, purpose: "verify_email" });
  await enqueueMail(tx, {
    to: user.email,
    template: "verify-email",
    props: { url: `${env().APP_URL}/verify-email?token=${token}` },
    aboutAccountId: accountId,
    aboutUserId: user.id,
  });
}

/** Mails a new confirmation link, when there is somebody with that address who needs one. Never tells whether there is. */
export function resendVerification(email: string): Promise<void> {
  return takeAtLeast(async () => {
    await asSystem(async (tx) => {
      const [found] = await tx
        .select({ user: users, accountId: memberships.accountId })
        .from(users)
        .leftJoin(memberships, ownMembership())
        .where(and(eq(sql`lower(${users.email})`, email.toLowerCase()), isNull(users.emailVerifiedAt)));
      if (found) await sendVerification(tx, found.user, found.accountId ?? undefined);
    });
  });
}
