import { eq } from "drizzle-orm";
import { accounts, type Tx, users } from "@/db";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import type { Invitation } from "./invitation";
import { invitationUrl } from "./invitation-token";

interface Letter {
  accountId: number;
  invitation: Invitation;
  inviterUserId: number;
}

/** Mails the invitation's link to the address it is for. */
export async function mailInvitation(
  tx: Tx,
  { accountId, invitation, inviterUserId }: Letter,
): Promise<void> {
  const [account] = await tx.select({ name: accounts.name }).from(accounts).where(eq(accounts.id, accountId));
  const [inviter] = await tx
    .select({ firstName: users.firstName, lastName: users.lastName, email: users.email })
    .from(users)
    .where(eq(users.id, inviterUserId));
  const inviterName =
    `${inviter?.firstName ?? ""} ${inviter?.lastName ?? ""}`.trim() || (inviter?.email ?? "Somebody");
  await enqueueMail(tx, {
    to: invitation.email,
    template: "invitation",
    props: {
      accountName: account?.name ?? "an account",
      inviterName,
      role: invitation.role,
      url: invitationUrl(invitation),
      endsAt: invitation.expiresAt.toISOString(),
    },
    aboutAccountId: accountId,
  });
}
