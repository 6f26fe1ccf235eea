import { and, eq } from "drizzle-orm";
import { apiKeys, memberships, type Tx } from "@/db";
import type { ApiKeyScope, Role } from "@/db/words";
import type { Asker, Author } from "@/lib/audit/author";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { requireScope } from "./key-rights";
import { hasPermission, type Permission } from "./role";

/** What somebody needs to be, or their key, for what they are about to do. */
export type Standing = Asker & {
  permission: Permission;
  /** What a key needs instead of a role; without it no key may. */
  scope?: ApiKeyScope;
};

/** Undefined for staff, jobs and the terminal: the account's roles are not theirs. */
export function standingOf(
  { asks }: Pick<Author, "asks">,
  permission: Permission,
  scope?: ApiKeyScope,
): Standing | undefined {
  return asks && { ...asks, permission, scope };
}

/**
 * Reads membership or key as they are now. Under the account's lock, which every change of a role and every revoked key
 * takes too: what the caller was when the request came in may be over. Throws `forbidden` for a former
 * member or one whose role is too low, `unauthenticated` for a key that has ended, `insufficient_scope` for one that may not.
 */
export async function requireStanding(tx: Tx, accountId: number, standing: Standing): Promise<Role | null> {
  if ("apiKeyId" in standing) {
    await requireKey(tx, accountId, standing);
    return null;
  }
  const [member] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), eq(memberships.userId, standing.userId)));
  if (!member || !hasPermission(member.role, standing.permission)) throw new AppError("forbidden");
  return member.role;
}

async function requireKey(tx: Tx, accountId: number, standing: Standing & { apiKeyId: number }) {
  const [key] = await tx
    .select({
      makerRole: memberships.role,
      scopes: apiKeys.scopes,
      expiresAt: apiKeys.expiresAt,
      revokedAt: apiKeys.revokedAt,
      graceEndsAt: apiKeys.graceEndsAt,
    })
    .from(apiKeys)
    .leftJoin(memberships, isMakerOfKey)
    .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, standing.apiKeyId)));
  const isOver = (end: Date | null) => end !== null && end <= now();
  if (!key || key.revokedAt || isOver(key.expiresAt) || isOver(key.graceEndsAt))
    throw new AppError("unauthenticated");
  requireScope(key, standing.scope, standing.permission);
}

/** A key may do what its maker may, as long as its maker is in the account. */
const isMakerOfKey = and(
  eq(memberships.accountId, apiKeys.accountId),
  eq(memberships.userId, apiKeys.createdByUserId),
);
