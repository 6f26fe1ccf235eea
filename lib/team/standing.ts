import { and, eq } from "drizzle-orm";
import { memberships, type Tx } from "@/db";
import type { Role } from "@/db/words";
import { hasPermission, isAtLeast, type Permission } from "@/lib/accounts/role";
import { type Author, personOf } from "@/lib/audit/author";
import { AppError } from "@/lib/errors";
import type { Member } from "./queries";

/** The person behind a request; an API key is nobody, and manages no team. */
export function requireMember(caller: { userId?: number; role: Role | null }): {
  userId: number;
  role: Role;
} {
  if (caller.userId === undefined || caller.role === null) throw new AppError("insufficient_scope");
  return { userId: caller.userId, role: caller.role };
}

/** What a person needs for an act on the team, as lockOpenAccount reads it. A key has none. */
export function personStanding(
  by: Author,
  permission: Permission,
): { userId: number; permission: Permission } {
  const userId = personOf(by);
  if (userId === undefined) throw new AppError("insufficient_scope");
  return { userId, permission };
}

/** The standing on a team; undefined at the terminal, where staff need none. */
export function standingOnTeam(by: Author, permission: Permission) {
  return by.actor === "terminal" ? undefined : personStanding(by, permission);
}

export function requirePermission(role: Role, permission: Permission): void {
  if (!hasPermission(role, permission)) throw new AppError("forbidden");
}

/** Nobody gives, changes or takes a role above their own. Throws forbidden. */
export function requireRoleOver(own: Role, other: Role): void {
  if (isAtLeast(own, other)) return;
  throw new AppError("forbidden", { message: `Only an owner may do that to an ${other}.` });
}

/** Throws last_owner when nobody would own the account without this member. Under the account's lock. */
export async function requireAnotherOwner(tx: Tx, accountId: number, member: Member): Promise<void> {
  if (member.role !== "owner") return;
  const owners = await tx.$count(
    memberships,
    and(eq(memberships.accountId, accountId), eq(memberships.role, "owner")),
  );
  if (owners < 2) throw new AppError("last_owner");
}
