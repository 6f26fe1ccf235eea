import { and, eq, gt, isNull } from "drizzle-orm";
import { accounts, memberships, plans, sessions, users } from "@/db/schema";
import { directlyAsSystem } from "@/db/scope";
import { now } from "@/lib/clock";

/**
 * One statement: the living session with its person, membership, account and plan. A session is alive while it is not
 * revoked, has not expired, and is of the person's current version (a new password and "sign out everywhere" count that
 * up). Undefined otherwise. That the account is suspended is for `validateAccountAndPlan` to say: as long as it is, with 403.
 */
export async function findSession(claims: { sessionId: string; userId: number; sessionVersion: number }) {
  const [row] = await directlyAsSystem((db) =>
    db
      .select({ session: SESSION, user: USER, role: memberships.role, account: accounts, plan: plans })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .leftJoin(memberships, eq(memberships.userId, users.id))
      .leftJoin(accounts, eq(accounts.id, memberships.accountId))
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .where(
        and(
          eq(sessions.id, claims.sessionId),
          eq(sessions.userId, claims.userId),
          eq(sessions.sessionVersion, claims.sessionVersion),
          eq(sessions.sessionVersion, users.sessionVersion),
          isNull(sessions.revokedAt),
          gt(sessions.expiresAt, now()),
        ),
      ),
  );
  return row;
}

export type LivingSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;

const SESSION = {
  id: sessions.id,
  kind: sessions.kind,
  confirmedAt: sessions.confirmedAt,
  lastUsedAt: sessions.lastUsedAt,
};
const USER = {
  id: users.id,
  email: users.email,
  firstName: users.firstName,
  lastName: users.lastName,
  isSuperuser: users.isSuperuser,
  emailVerifiedAt: users.emailVerifiedAt,
  totpEnabledAt: users.totpEnabledAt,
};
