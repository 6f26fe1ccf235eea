import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { invitations, memberships, type Tx, users } from "@/db";
import { sendVerification } from "@/lib/auth/email/send-verification";
import { mailResetLink } from "@/lib/auth/passwords/reset-password";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import type { MailTemplate } from "@/lib/mail/templates";
import { mailInvitation } from "@/lib/team/mail-invitation";

interface Gone {
  template: MailTemplate;
  to: string;
  accountId: number;
}

/** Rewrites an email whose link is not kept, with a new link, for as long as there is something to link to. */
export async function remakeLetter(tx: Tx, letter: Gone): Promise<void> {
  const remake = REMAKERS[letter.template];
  if (!remake)
    throw over("This email can't be sent again: its link was for one use. They can ask for a new one.");
  await remake(tx, letter);
}

const REMAKERS: Partial<Record<MailTemplate, (tx: Tx, letter: Gone) => Promise<void>>> = {
  "verify-email": async (tx, { to, accountId }) => {
    const user = await findMember(tx, to, accountId);
    if (!user || user.emailVerifiedAt)
      throw over("That address is confirmed already, or has left the account.");
    await sendVerification(tx, user, accountId);
  },
  "reset-password": async (tx, { to, accountId }) => {
    if (!(await findMember(tx, to, accountId))) throw over("That person has left the account.");
    await mailResetLink(tx, to);
  },
  invitation: async (tx, { to, accountId }) => {
    const [invitation] = await tx
      .select()
      .from(invitations)
      .where(
        and(
          eq(invitations.accountId, accountId),
          eq(sql`lower(${invitations.email})`, to.toLowerCase()),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, now()),
        ),
      );
    if (!invitation) throw over("That invitation is accepted, revoked or over.");
    const inviterUserId = invitation.invitedByUserId ?? 0;
    await mailInvitation(tx, { accountId, invitation: { ...invitation, invitedBy: null }, inviterUserId });
  },
};

async function findMember(tx: Tx, email: string, accountId: number) {
  const [row] = await tx
    .select({ user: users })
    .from(users)
    .innerJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.accountId, accountId)))
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()));
  return row?.user;
}

function over(message: string): AppError {
  return new AppError("invalid_state", { message });
}
