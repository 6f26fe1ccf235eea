import { and, eq, isNull } from "drizzle-orm";
import { forAccount, invitations } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { standingOnTeam } from "./standing";

export interface Revoking {
  accountId: number;
  invitationId: number;
  by: Author;
}

/** The link dies and the seat becomes free. Throws not_found when it is accepted, revoked or not there. */
export function revokeInvitation({ accountId, invitationId, by }: Revoking): Promise<void> {
  return forAccount(accountId, async (tx) => {
    // Before the invitation, as accepting it does.
    await lockOpenAccount(tx, accountId, standingOnTeam(by, "team:manage"));
    const [revoked] = await tx
      .update(invitations)
      .set({ revokedAt: now() })
      .where(
        and(
          eq(invitations.accountId, accountId),
          eq(invitations.id, invitationId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .returning({ email: invitations.email });
    if (!revoked) throw new AppError("not_found");
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "invitation.revoked",
      targetType: "invitation",
      targetId: invitationId,
      before: { email: revoked.email },
    });
  });
}
