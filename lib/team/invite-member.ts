import { randomBytes } from "node:crypto";
import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { forAccount, invitations, memberships, type Tx, users } from "@/db";
import type { Role } from "@/db/words";
import { countSeats } from "@/lib/accounts/account-profile";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { requireRoom } from "@/lib/accounts/plan-limit";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { type Invitation, invitationEnd } from "./invitation";
import { invitationTokenHash } from "./invitation-token";
import { mailInvitation } from "./mail-invitation";
import { getInvitationIn } from "./queries";
import { requireRoleOver } from "./standing";

export interface NewInvitation {
  accountId: number;
  inviter: { userId: number };
  email: string;
  role: Role;
  by: Author;
}

/**
 * Invites one address to one role for 7 days, and mails the link. Throws forbidden (a role above the inviter's), conflict
 * (a member, or invited already), or plan_limit_reached: members and open invitations share the plan's seats.
 */
export function inviteMember({ accountId, inviter, email, role, by }: NewInvitation): Promise<Invitation> {
  return forAccount(accountId, async (tx) => {
    const standing = { userId: inviter.userId, permission: "team:manage" } as const;
    const { plan, role: inviterRole } = await lockOpenAccount(tx, accountId, standing);
    requireRoleOver(inviterRole, role);
    await refuseKnown(tx, accountId, email);
    requireRoom(plan, "users", await countSeats(tx, accountId));
    const id = await insertInvitation(tx, { accountId, email, role, invitedByUserId: inviter.userId });
    const invitation = await getInvitationIn(tx, accountId, id);
    await mailInvitation(tx, { accountId, invitation, inviterUserId: inviter.userId });
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "invitation.created",
      targetType: "invitation",
      targetId: id,
      after: { email, role },
    });
    recordEvent(tx, {
      accountId,
      type: "member.invited",
      object: ["invitation", id],
      data: { id, role, expires_at: invitation.expiresAt.toISOString() },
    });
    return invitation;
  });
}

/** An expired invitation to the same address makes room for the new one. */
async function refuseKnown(tx: Tx, accountId: number, email: string): Promise<void> {
  const sameAddress = eq(sql`lower(${users.email})`, email.toLowerCase());
  const [member] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(users, and(eq(users.id, memberships.userId), sameAddress))
    .where(eq(memberships.accountId, accountId));
  if (member) throw conflict("This person is in your team already.");
  const open = and(
    eq(invitations.accountId, accountId),
    eq(sql`lower(${invitations.email})`, email.toLowerCase()),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  );
  await tx
    .update(invitations)
    .set({ revokedAt: now() })
    .where(and(open, lte(invitations.expiresAt, now())));
  if ((await tx.$count(invitations, open)) > 0)
    throw conflict("This address is invited already. You can send the invitation again.");
}

function conflict(message: string): AppError {
  return new AppError("conflict", { message, fields: { email: [message] } });
}

/** The link's secret is made from the row's id, so its hash follows the insert. */
async function insertInvitation(
  tx: Tx,
  values: Pick<typeof invitations.$inferInsert, "accountId" | "email" | "role" | "invitedByUserId">,
): Promise<number> {
  const at = now();
  const expiresAt = invitationEnd(at);
  const [row] = await tx
    .insert(invitations)
    .values({ ...values, expiresAt, createdAt: at, tokenHash: randomBytes(32).toString("base64url") })
    .returning({ id: invitations.id });
  const tokenHash = invitationTokenHash({ id: row!.id, expiresAt });
  await tx.update(invitations).set({ tokenHash }).where(eq(invitations.id, row!.id));
  return row!.id;
}
