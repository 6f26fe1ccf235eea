import type { Tx } from "@/db";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import type { MailProps } from "@/lib/mail/templates";
import type { Member } from "./queries";

/** Tells a member that their role is another. Who gave it is in the account's activity, which owners read. */
export async function mailRoleChanged(
  tx: Tx,
  account: { id: number; name: string },
  member: Pick<Member, "userId" | "email">,
  roles: Pick<MailProps<"role-changed">, "from" | "to">,
): Promise<void> {
  await enqueueMail(tx, {
    to: member.email,
    template: "role-changed",
    props: { accountName: account.name, ...roles },
    aboutAccountId: account.id,
    aboutUserId: member.userId,
  });
}

/** Tells somebody that they are off the team: they did not do it themselves. */
export async function mailRemoved(
  tx: Tx,
  account: { id: number; name: string },
  { email, userId }: Pick<Member, "userId" | "email">,
): Promise<void> {
  await enqueueMail(tx, {
    to: email,
    template: "removed-from-team",
    props: { accountName: account.name },
    aboutAccountId: account.id,
    aboutUserId: userId,
  });
}
