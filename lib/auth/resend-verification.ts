import { and, eq, isNull, sql } from "drizzle-orm";
import { memberships, users } from "@/db/schema";
import { asSystem } from "@/db/scope";
import { sendVerification } from "./send-verification";
import { takeAtLeast } from "./take-at-least";

/** Mails a new confirmation link, when there is somebody with that address who needs one. Never tells whether there is. */
export function resendVerification(email: string): Promise<void> {
  return takeAtLeast(async () => {
    await asSystem(async (tx) => {
      const [found] = await tx
        .select({ user: users, accountId: memberships.accountId })
        .from(users)
        .leftJoin(memberships, eq(memberships.userId, users.id))
        .where(and(eq(sql`lower(${users.email})`, email.toLowerCase()), isNull(users.emailVerifiedAt)));
      if (found) await sendVerification(tx, found.user, found.accountId ?? undefined);
    });
  });
}
