import { and, eq, isNull } from "drizzle-orm";
import { invitations, type Tx } from "@/db";
import type { Role } from "@/db/words";
import { hasPermission, isAtLeast } from "@/lib/accounts/role";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";

export interface Inviter {
  accountId: number;
  userId: number;
  /** What they are from now on; null: nothing. */
  role: Role | null;
  by: Author;
}

/**
 * An invitation rests on its inviter's right to give that role (decision 021). Revokes those that the person could not make
 * now, accepted ones aside. Under the account's lock, in the transaction that takes the role away.
 */
export async function revokeInvitationsOf(tx: Tx, { accountId, userId, role, by }: Inviter): Promise<void> {
  const open = and(
    eq(invitations.accountId, accountId),
    eq(invitations.invitedByUserId, userId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  );
  for (const invitation of await tx.select().from(invitations).where(open)) {
    if (role && mayInvite(role, invitation.role)) continue;
    await tx.update(invitations).set({ revokedAt: now() }).where(eq(invitations.id, invitation.id));
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "invitation.revoked",
      targetType: "invitation",
      targetId: invitation.id,
      reason: "The person who sent it can no longer invite to this role.",
      before: { email: invitation.email },
    });
  }
}

function mayInvite(role: Role, invited: Role): boolean {
  return hasPermission(role, "team:manage") && isAtLeast(role, invited);
}
