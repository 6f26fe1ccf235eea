import { and, eq } from "drizzle-orm";
import { memberships, type Tx, users } from "@/db";
import type { Author } from "@/lib/audit/author";
import { now } from "@/lib/clock";
import type { Member } from "./queries";
import { revokeInvitationsOf } from "./revoke-invitations-of";
import { requireAnotherOwner } from "./standing";

export interface MembershipEnd {
  accountId: number;
  member: Member;
  by: Author;
}

/**
 * Takes a member off the account, with the invitations that rest on them, and notes since when the person belongs nowhere.
 * Under the account's lock. Throws last_owner.
 */
export async function endMembership(tx: Tx, { accountId, member, by }: MembershipEnd): Promise<void> {
  await requireAnotherOwner(tx, accountId, member);
  await tx
    .delete(memberships)
    .where(and(eq(memberships.accountId, accountId), eq(memberships.id, member.id)));
  await revokeInvitationsOf(tx, { accountId, userId: member.userId, role: null, by });
  await tx.update(users).set({ leftAccountAt: now() }).where(eq(users.id, member.userId));
}
