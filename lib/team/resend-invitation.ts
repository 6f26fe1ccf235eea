import { and, eq } from "drizzle-orm";
import { forAccount, invitations } from "@/db";
import { countSeats } from "@/lib/accounts/account-profile";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { requireRoom } from "@/lib/accounts/plan-limit";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { type Invitation, invitationEnd, isExpired } from "./invitation";
import { invitationTokenHash } from "./invitation-token";
import { mailInvitation } from "./mail-invitation";
import { getInvitationIn } from "./queries";
import { requireRoleOver } from "./standing";

export interface Resending {
  accountId: number;
  invitationId: number;
  inviter: { userId: number };
  by: Author;
}

/**
 * Mails a new link, good for another 7 days; the old one dies. An expired invitation takes a seat again. From then on it
 * is the invitation of the person who sent it last.
 */
export function resendInvitation({ accountId, invitationId, inviter, by }: Resending): Promise<Invitation> {
  return forAccount(accountId, async (tx) => {
    const standing = { userId: inviter.userId, permission: "team:manage" } as const;
    const { plan, role } = await lockOpenAccount(tx, accountId, standing);
    const before = await getInvitationIn(tx, accountId, invitationId);
    requireRoleOver(role, before.role);
    if (isExpired(before, now())) requireRoom(plan, "users", await countSeats(tx, accountId));
    const expiresAt = invitationEnd(now());
    const tokenHash = invitationTokenHash({ id: invitationId, expiresAt });
    await tx
      .update(invitations)
      .set({ expiresAt, tokenHash, invitedByUserId: inviter.userId })
      .where(and(eq(invitations.accountId, accountId), eq(invitations.id, invitationId)));
    const invitation = await getInvitationIn(tx, accountId, invitationId);
    await mailInvitation(tx, { accountId, invitation, inviterUserId: inviter.userId });
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "invitation.resent",
      targetType: "invitation",
      targetId: invitationId,
      after: { email: invitation.email },
    });
    return invitation;
  });
}
