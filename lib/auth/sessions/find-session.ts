import { and, eq, gt, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { accounts, directlyAsSystem, memberships, plans, sessions, staffViews, users } from "@/db";
import { type GatedAccount, validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import { now, nowMs } from "@/lib/clock";
import { clockColumn } from "@/lib/subscriptions/clock/account-clock";
import { asOfNow, atNow } from "@/lib/subscriptions/clock/catch-up";
import { idleSince } from "./session-lifetime";

/**
 * The living session, or undefined. A browser that is in a sandbox whose live account is shut is in the live account, which
 * says what is to be done.
 */
export async function findSession(claims: Claims) {
  const found = await asOfNow(() => findLiving(claims, IN_SANDBOX));
  const isShut = found?.live && validateAccountAndPlan(found.live) !== undefined;
  return isShut ? asOfNow(() => findLiving(claims, sql`false`)) : found;
}

interface Claims {
  sessionId: string;
  userId: number;
  sessionVersion: number;
}

/** Whether a membership is the mirror in the sandbox that the session is in. */
const IN_SANDBOX = sql`m.account_id = ${sessions.inSandboxId} and m.mirror_of is not null`;

/**
 * One statement: the living session with its person, membership, account and plan. A session is alive while it is not
 * revoked, has not expired, and is of the person's current version (a new password and "sign out everywhere" count that
 * up), and a superuser's browser has been used in the last two hours. Undefined otherwise. That the account is suspended is
 * for `validateAccountAndPlan` to say: as long as it is, with 403.
 */
async function findLiving(claims: Claims, isInSandbox: SQL) {
  const [row] = await directlyAsSystem((db) =>
    db
      .select({
        session: SESSION,
        user: USER,
        role: memberships.role,
        account: accounts,
        plan: plans,
        live: sql<GatedAccount | null>`case when ${accounts.sandboxOf} is not null then live_standing_of(${accounts.id}) end`,
        clock: clockColumn(atNow()),
      })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .leftJoin(
        memberships,
        sql`${memberships.id} = (select m.id from memberships m where m.user_id = ${users.id}
          and (m.mirror_of is null or (${isInSandbox})) order by m.mirror_of is null limit 1)`,
      )
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
          or(eq(users.isSuperuser, false), eq(sessions.kind, "api"), gt(sessions.lastUsedAt, idleSince())),
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
  staffRole: users.staffRole,
  emailVerifiedAt: users.emailVerifiedAt,
  totpEnabledAt: users.totpEnabledAt,
};

/**
 * The account that a superuser's session views at this moment, with its first owner; undefined when it views none or the
 * hour is over. One statement. That the session lives and is still a superuser's is for the caller to have checked.
 */
export function findViewedTenant(sessionId: string) {
  return asOfNow(() => findView(sessionId));
}

async function findView(sessionId: string) {
  const [row] = await directlyAsSystem((db) =>
    db
      .select({ view: staffViews, account: accounts, plan: plans, owner: users, clock: clockColumn(atNow()) })
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

const EVERY_MS = 10 * 60 * 1000;

/** Notes that the session is in use, at most every ten minutes: the list of sessions shows it. */
export async function touchSession(session: { id: string; lastUsedAt: Date }): Promise<void> {
  const due = new Date(nowMs() - EVERY_MS);
  if (session.lastUsedAt > due) return;
  await directlyAsSystem((db) =>
    db
      .update(sessions)
      .set({ lastUsedAt: now() })
      .where(and(eq(sessions.id, session.id), lt(sessions.lastUsedAt, due))),
  );
}
