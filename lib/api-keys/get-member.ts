import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberships, users } from "@/db/schema";
import { AppError } from "@/lib/errors";

/** A member of the account, as far as keys care. */
export async function getMember(
  tx: Tx,
  accountId: number,
  userId: number,
): Promise<{ name: string; emailVerified: boolean }> {
  const [member] = await tx
    .select({
      email: users.email,
      firstName: users.firstName,
      lastName: users.lastName,
      emailVerifiedAt: users.emailVerifiedAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.accountId, accountId), eq(memberships.userId, userId)));
  if (!member) throw new AppError("not_found");
  const name = `${member.firstName} ${member.lastName}`.trim() || member.email;
  return { name, emailVerified: member.emailVerifiedAt !== null };
}
