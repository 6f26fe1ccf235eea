import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberships, users } from "@/db/schema";
import { asSystem } from "@/db/scope";
import { env } from "@/lib/env";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { takeAtLeast } from "./take-at-least";
import { createUserToken } from "./user-token";

/** Mails a link to set a new password, when somebody has that address. Never tells whether: same answer, like time. */
export function requestPasswordReset(email: string): Promise<void> {
  return takeAtLeast(() => asSystem((tx) => mailResetLink(tx, email)));
}

/** Nothing when nobody has that address. */
export async function mailResetLink(tx: Tx, email: string): Promise<void> {
  const [found] = await tx
    .select({ user: users, accountId: memberships.accountId })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()));
  if (!found) return;
  const { user, accountId } = found;
  const token = await createUserToken(tx, { userId: user.id, purpose: "reset_password" });
  await enqueueMail(tx, {
    to: user.email,
    template: "reset-password",
    props: { name: user.firstName || user.email, url: `${env().APP_URL}/reset-password?token=${token}` },
    aboutAccountId: accountId ?? undefined,
  });
}
