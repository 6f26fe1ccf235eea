import { and, eq, isNull, or } from "drizzle-orm";
import { accounts, directlyAsSystem, memberships } from "@/db";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";

/** Whether they belong to no open account, and are no superuser. Owners stay in the account that they closed. */
export async function isFree({ id, isSuperuser }: { id: number; isSuperuser: boolean }): Promise<boolean> {
  const stays = and(ownMembership(id), or(isNull(accounts.closedAt), eq(memberships.role, "owner")));
  const [elsewhere] = await directlyAsSystem((db) =>
    db
      .select({ id: memberships.id })
      .from(memberships)
      .innerJoin(accounts, eq(accounts.id, memberships.accountId))
      .where(stays),
  );
  return !isSuperuser && !elsewhere;
}
