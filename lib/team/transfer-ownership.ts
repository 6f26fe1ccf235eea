import { and, eq } from "drizzle-orm";
import { asSystem, memberships } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { enqueueCustomerSyncs } from "@/lib/jobs/enqueue-customer-sync";
import { mailRoleChanged } from "./mail-member";
import { getMemberIn, getMemberOf } from "./queries";
import { revokeInvitationsOf } from "./revoke-invitations-of";
import { toldOf } from "./told-of";

export interface Transfer {
  accountId: number;
  fromUserId: number;
  toMemberId: number;
  by: Author;
}

/**
 * The other member becomes owner and the giver an admin, in one step. Throws not_found, forbidden, or invalid_state. Through
 * the system's door, as changeRole.
 */
export async function transferOwnership({ accountId, fromUserId, toMemberId, by }: Transfer): Promise<void> {
  await asSystem(async (tx) => {
    const standing = { userId: fromUserId, permission: "account:write" } as const;
    const { account } = await lockOpenAccount(tx, accountId, standing);
    const to = await getMemberIn(tx, accountId, toMemberId);
    if (to.userId === fromUserId)
      throw new AppError("invalid_state", { message: "You own the account already." });
    const giver = and(eq(memberships.accountId, accountId), eq(memberships.userId, fromUserId));
    await tx.update(memberships).set({ role: "admin", updatedAt: now() }).where(giver);
    await tx
      .update(memberships)
      .set({ role: "owner", updatedAt: now() })
      .where(and(eq(memberships.accountId, accountId), eq(memberships.id, to.id)));
    await revokeInvitationsOf(tx, { accountId, userId: fromUserId, role: "admin", by });
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "account.ownership_transferred",
      targetType: "user",
      targetId: to.userId,
      before: { owner_user_id: fromUserId },
      after: { owner_user_id: to.userId },
    });
    const from = await getMemberOf(tx, accountId, fromUserId);
    for (const member of [from, { ...to, role: "owner" as const }])
      recordEvent(tx, { accountId, type: "member.role_changed", ...toldOf(member) });
    await mailRoleChanged(tx, account, to, { from: to.role, to: "owner" });
    await mailRoleChanged(tx, account, from, { from: "owner", to: "admin" });
    await enqueueCustomerSyncs(tx, [accountId]);
  });
}
