import { asSystem } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { endAllSessions } from "@/lib/auth/sessions/end-sessions";
import { recordEvent } from "@/lib/events/record-event";
import { endMembership } from "./end-membership";
import { leaveIn } from "./leave-account";
import { mailRemoved } from "./mail-member";
import { getMemberIn, getMemberOf } from "./queries";
import { personStanding, requirePermission, requireRoleOver } from "./standing";
import { toldOf } from "./told-of";

export interface Removal {
  accountId: number;
  memberId: number;
  by: Author;
}

/**
 * Takes somebody off the team and signs them out everywhere; keys stay, they belong to the account. Their own membership
 * anybody may end (leaveAccount). Throws not_found, forbidden or last_owner. Through the system's door, because sessions
 * belong to people.
 */
export function removeMember({ accountId, memberId, by }: Removal): Promise<void> {
  return asSystem(async (tx) => {
    const standing = personStanding(by, "account:read");
    const { account } = await lockOpenAccount(tx, accountId, standing);
    const actor = await getMemberOf(tx, accountId, standing.userId);
    if (memberId === actor.id) return leaveIn(tx, { accountId, member: actor, by });
    requirePermission(actor.role, "team:manage");
    const member = await getMemberIn(tx, accountId, memberId);
    requireRoleOver(actor.role, member.role);
    await endMembership(tx, { accountId, member, by });
    await endAllSessions(tx, member.userId);
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "member.removed",
      targetType: "user",
      targetId: member.userId,
      before: { email: member.email, role: member.role },
    });
    await mailRemoved(tx, account, member);
    recordEvent(tx, { accountId, type: "member.removed", ...toldOf(member) });
  });
}
