import { and, eq } from "drizzle-orm";
import { memberships, type Tx, users } from "@/db";

/** Whom emails about an account's credits go to. */
export function listOwners(tx: Tx, accountId: number): Promise<{ id: number; email: string }[]> {
  return tx
    .select({ id: users.id, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.accountId, accountId), eq(memberships.role, "owner")));
}
