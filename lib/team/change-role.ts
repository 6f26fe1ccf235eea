import { and, eq } from "drizzle-orm";
import { asSystem, memberships } from "@/db";
import type { Role } from "@/db/words";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { recordEvent } from "@/lib/events/record-event";
import { enqueueCustomerSyncs } from "@/lib/jobs/enqueue-customer-sync";
import { mailRoleChanged } from "./mail-member";
import { getMemberIn, type Member } from "./queries";
import { revokeInvitationsOf } from "./revoke-invitations-of";
import { personStanding, requireAnotherOwner, requireRoleOver } from "./standing";
import { toldOf } from "./told-of";

export interface RoleChange {
  accountId: number;
  memberId: number;
  role: Role;
  by: Author;
}

/**
 * Throws not_found, forbidden (a role above the actor's, before or after), or last_owner. Works from the next request on.
 * Through the system's door, because a tenant writes no jobs: Stripe hears who owns the account.
 */
export function changeRole({ accountId, memberId, role, by }: RoleChange): Promise<Member> {
  return asSystem(async (tx) => {
    const { role: actorRole, account } = await lockOpenAccount(
      tx,
      accountId,
      personStanding(by, "team:manage"),
    );
    const member = await getMemberIn(tx, accountId, memberId);
    requireRoleOver(actorRole, member.role);
    requireRoleOver(actorRole, role);
    if (role === member.role) return member;
    await requireAnotherOwner(tx, accountId, member);
    await tx
      .update(memberships)
      .set({ role, updatedAt: now() })
      .where(and(eq(memberships.accountId, accountId), eq(memberships.id, memberId)));
    await revokeInvitationsOf(tx, { accountId, userId: member.userId, role, by });
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "member.role_changed",
      targetType: "user",
      targetId: member.userId,
      before: { role: member.role },
      after: { role },
    });
    await enqueueCustomerSyncs(tx, [accountId]);
    await mailRoleChanged(tx, account, member, { from: member.role, to: role });
    recordEvent(tx, {
      accountId,
      type: "member.role_changed",
      ...toldOf({ ...member, role }),
    });
    return { ...member, role };
  });
}
