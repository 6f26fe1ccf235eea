import { and, eq, gt, isNull } from "drizzle-orm";
import { accounts, asSystem, memberships, plans, sessions, type Tx, users } from "@/db";
import { validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import { SESSION_SECONDS } from "@/lib/auth/sessions/session-cookie";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { accessTokenFor, type Tokens } from "./issue-tokens";
import { newRefreshToken, refreshFamily, tokenHash } from "./opaque-token";

/**
 * Trades a refresh token for a new pair. Each works once: one that is shown again has been copied, so its whole family
 * ends, access tokens too. Of calls at the same time one wins. Throws `invalid_refresh_token`, or the gate's refusal.
 */
export async function rotateRefreshToken(token: string): Promise<Tokens> {
  const family = refreshFamily(token);
  if (!family) throw new AppError("invalid_refresh_token");
  const rotated = await asSystem((tx) => rotate(tx, family, token));
  if (!rotated) throw new AppError("invalid_refresh_token");
  return rotated;
}

async function rotate(tx: Tx, family: string, token: string): Promise<Tokens | undefined> {
  const next = newRefreshToken(family);
  if (!(await replaceHash(tx, family, tokenHash(token), next.hash))) {
    await revokeFamily(tx, family);
    return undefined;
  }
  const owner = await findOwner(tx, family);
  if (!owner) return undefined;
  const refusal = owner.account && validateAccountAndPlan({ ...owner.account, plan: owner.plan });
  if (refusal) throw new AppError(refusal);
  const access = await accessTokenFor({ ...owner.user, accountId: owner.account?.id ?? null }, family);
  return { access, refresh: next.token };
}

/** Guarded by the old hash: the row lock lets one of several callers through. */
async function replaceHash(tx: Tx, family: string, from: string, to: string): Promise<boolean> {
  const at = now();
  const expiresAt = new Date(at.getTime() + SESSION_SECONDS * 1000);
  const replaced = await tx
    .update(sessions)
    .set({ refreshTokenHash: to, lastUsedAt: at, expiresAt })
    .where(
      and(
        eq(sessions.id, family),
        eq(sessions.kind, "api"),
        eq(sessions.refreshTokenHash, from),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, at),
      ),
    )
    .returning({ id: sessions.id });
  return replaced.length > 0;
}

async function revokeFamily(tx: Tx, family: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: now() })
    .where(and(eq(sessions.id, family), eq(sessions.kind, "api"), isNull(sessions.revokedAt)));
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
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(accounts, eq(accounts.id, memberships.accountId))
    .leftJoin(plans, eq(plans.id, accounts.planId))
    .where(eq(sessions.id, family));
  return owner;
}
