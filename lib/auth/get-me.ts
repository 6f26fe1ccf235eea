import { eq } from "drizzle-orm";
import { accounts, directlyAsSystem, memberships, plans, users } from "@/db";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";
import { AppError } from "@/lib/errors";

/** A person with role, account and plan; the last three null for a superuser. */
export async function getMe(userId: number) {
  const [row] = await directlyAsSystem((db) =>
    db
      .select({
        user: users,
        membershipId: memberships.id,
        role: memberships.role,
        account: accounts,
        plan: plans,
      })
      .from(users)
      .leftJoin(memberships, ownMembership())
      .leftJoin(accounts, eq(accounts.id, memberships.accountId))
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .where(eq(users.id, userId)),
  );
  if (!row) throw new AppError("not_found");
  return row;
}
