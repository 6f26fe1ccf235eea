import { and, eq, gt, isNull } from "drizzle-orm";
import {
  accounts,
  asSystem,
  directlyAsSystem,
  memberships,
  plans,
  type Session,
  sessions,
  type Tx,
  users,
} from "@/db";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";
import { validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import { sessionEnd } from "@/lib/auth/sessions/session-lifetime";
import { now, nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { clockColumn } from "@/lib/subscriptions/clock/account-clock";
import { asOfNow, atNow } from "@/lib/subscriptions/clock/catch-up";
import { accessTokenFor, type Tokens } from "./issue-tokens";
import { refreshFamily, refreshGeneration, refreshToken, tokenHash } from "./opaque-token";

/**
 * A token that was traded in may be shown again for so long, and gets the same successor: another tab of the client, or one
 * whose answer was lost on the way. Longer than a client waits for an answer, shorter than anybody needs to use a copy.
 */
const RETRY_MS = 30_000;

/**
 * Trades a refresh token for a new pair. Of calls at the same time all get the same one, and so does a retry within 30
 * seconds. An older one that is shown again has been copied, so its whole family ends, access tokens too; what never was a
 * token of the family ends nothing. However often it is renewed, a family ends 90 days after the sign-in, a superuser's after
 * 12 hours. Throws `invalid_refresh_token`, or the gate's refusal.
 */
export async function rotateRefreshToken(token: string): Promise<Tokens> {
  const family = refreshFamily(token);
  if (!family) throw new AppError("invalid_refresh_token");
  await asOfNow(() => findClock(family));
  const rotated = await asSystem((tx) => rotate(tx, family, token));
  if (!rotated) throw new AppError("invalid_refresh_token");
  return rotated;
}

async function rotate(tx: Tx, family: string, token: string): Promise<Tokens | undefined> {
  const session = await lockFamily(tx, family);
  if (!session) return undefined;
  const turn = turnOf(session, token);
  if (turn === "reused") await revokeFamily(tx, family);
  if (turn === "reused" || turn === "unknown") return undefined;
  const owner = await findOwner(tx, family);
  if (!owner) return undefined;
  const refresh =
    turn === "again"
      ? refreshToken(family, session.refreshGeneration)
      : await renew(tx, session, owner.user.isSuperuser);
  const refusal = owner.account && validateAccountAndPlan({ ...owner.account, plan: owner.plan });
  if (refusal) throw new AppError(refusal);
  const access = await accessTokenFor({ ...owner.user, accountId: owner.account?.id ?? null }, family);
  return { access, refresh };
}

/** The living family, its row locked: of several concurrent calls each sees what the one before has done. */
async function lockFamily(tx: Tx, family: string): Promise<Session | undefined> {
  const living = and(isNull(sessions.revokedAt), gt(sessions.expiresAt, now()));
  const [session] = await tx
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, family), eq(sessions.kind, "api"), living))
    .for("update");
  return session;
}

/** `next`: it is the family's turn. `again`: traded in a moment ago. `reused`: traded in before. `unknown`: never a token. */
function turnOf(session: Session, token: string): "next" | "again" | "reused" | "unknown" {
  if (session.refreshTokenHash === tokenHash(token)) return "next";
  const generation = refreshGeneration(session.id, token);
  if (generation === undefined || generation >= session.refreshGeneration) return "unknown";
  const isLast = generation === session.refreshGeneration - 1;
  const sinceMs = nowMs() - (session.refreshedAt?.getTime() ?? 0);
  return isLast && sinceMs < RETRY_MS ? "again" : "reused";
}

async function renew(
  tx: Tx,
  { id, refreshGeneration: last, createdAt }: Session,
  isSuperuser: boolean,
): Promise<string> {
  const at = now();
  const token = refreshToken(id, last + 1);
  await tx
    .update(sessions)
    .set({
      refreshTokenHash: tokenHash(token),
      refreshGeneration: last + 1,
      refreshedAt: at,
      lastUsedAt: at,
      expiresAt: sessionEnd({ isSuperuser, openedAt: createdAt }),
    })
    .where(eq(sessions.id, id));
  return token;
}

async function revokeFamily(tx: Tx, family: string): Promise<void> {
  await tx.update(sessions).set({ revokedAt: now() }).where(eq(sessions.id, family));
}

/** Of its account. Before the rotation, since an account's row is locked first. */
async function findClock(family: string) {
  const [row] = await directlyAsSystem((db) =>
    db
      .select({ clock: clockColumn(atNow()) })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .innerJoin(memberships, ownMembership())
      .innerJoin(accounts, eq(accounts.id, memberships.accountId))
      .where(eq(sessions.id, family)),
  );
  return row;
}

/** Undefined when the family is of an older version: the password was changed, or everybody was signed out. */
async function findOwner(tx: Tx, family: string) {
  const [owner] = await tx
    .select({
      user: { id: users.id, sessionVersion: users.sessionVersion, isSuperuser: users.isSuperuser },
      account: { id: accounts.id, status: accounts.status },
      plan: { isActive: plans.isActive },
    })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.sessionVersion, sessions.sessionVersion)))
    .leftJoin(memberships, ownMembership())
    .leftJoin(accounts, eq(accounts.id, memberships.accountId))
    .leftJoin(plans, eq(plans.id, accounts.planId))
    .where(eq(sessions.id, family));
  return owner;
}
