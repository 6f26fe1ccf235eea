import { and, eq, gt, isNull } from "drizzle-orm";
import { accounts, memberships, plans, staffViews, users } from "@/db/schema";
import { directlyAsSystem } from "@/db/scope";
import { now } from "@/lib/clock";

/**
 * The account that a superuser's session views at this moment, with its first owner; undefined when it views none or the
 * hour is over. One statement. That the session lives and is still a superuser's is for the caller to have checked.
 */
export async function findViewedTenant(sessionId: string) {
  const [row] = await directlyAsSystem((db) =>
    db
      .select({ view: staffViews, account: accounts, plan: plans, owner: users })
      .from(staffViews)
      .innerJoin(accounts, eq(accounts.id, staffViews.viewedAccountId))
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .innerJoin(memberships, and(eq(memberships.accountId, accounts.id), eq(memberships.role, "owner")))
      .innerJoin(users, and(eq(users.id, memberships.userId), eq(users.isSuperuser, false)))
      .where(
        and(eq(staffViews.sessionId, sessionId), isNull(staffViews.endedAt), gt(staffViews.expiresAt, now())),
      )
      .orderBy(memberships.id)
      .limit(1),
  );
  return row;
}
export type ViewedTenant = NonNullable<Awaited<ReturnType<typeof findViewedTenant>>>;
