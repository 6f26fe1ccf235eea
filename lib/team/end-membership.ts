import { and, eq, sql } from "drizzle-orm";
import { accounts, memberships, type Tx, users } from "@/db";
import type { Author } from "@/lib/audit/author";
import { now } from "@/lib/clock";
import { enqueueCustomerSyncs } from "@/lib/jobs/enqueue-customer-sync";
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
  await forgetBillingAddress(tx, accountId, member.email);
  await enqueueCustomerSyncs(tx, [accountId]);
  await tx.update(users).set({ leftAccountAt: now() }).where(eq(users.id, member.userId));
}

/** Sign-up made the founder's address the one for bills: who has left gets none anymore, and the owners do. */
async function forgetBillingAddress(tx: Tx, accountId: number, email: string): Promise<void> {
  await tx
    .update(accounts)
    .set({ billingEmail: null, updatedAt: now() })
    .where(and(eq(accounts.id, accountId), sql`lower(${accounts.billingEmail}) = lower(${email})`));
}
