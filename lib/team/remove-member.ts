import { and, eq, sql } from "drizzle-orm";
import { accounts, asSystem, memberships, type Tx } from "@/db";
import type { Role } from "@/db/words";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { endAllSessions } from "@/lib/auth/sessions/end-sessions";
import { now } from "@/lib/clock";
import { getMemberIn } from "./queries";
import { requireAnotherOwner, requireRoleOver } from "./standing";

export interface Removal {
  accountId: number;
  memberId: number;
  actorRole: Role;
  by: Author;
}

/**
 * Takes somebody off the team and signs them out everywhere; keys stay, they belong to the account. Throws not_found,
 * forbidden or last_owner. Through the system's door, because sessions belong to people.
 */
export function removeMember({ accountId, memberId, actorRole, by }: Removal): Promise<void> {
  return asSystem(async (tx) => {
    await lockOpenAccount(tx, accountId);
    const member = await getMemberIn(tx, accountId, memberId);
    requireRoleOver(actorRole, member.role);
    await requireAnotherOwner(tx, accountId, member);
    await tx
      .delete(memberships)
      .where(and(eq(memberships.accountId, accountId), eq(memberships.id, memberId)));
    await forgetBillingAddress(tx, accountId, member.email);
    await endAllSessions(tx, member.userId);
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "member.removed",
      targetType: "user",
      targetId: member.userId,
      before: { email: member.email, role: member.role },
    });
  });
}

/** Sign-up made the founder's address the one for bills: who has left gets none any more, and the owners do. */
async function forgetBillingAddress(tx: Tx, accountId: number, email: string): Promise<void> {
  await tx
    .update(accounts)
    .set({ billingEmail: null, updatedAt: now() })
    .where(and(eq(accounts.id, accountId), sql`lower(${accounts.billingEmail}) = lower(${email})`));
}
