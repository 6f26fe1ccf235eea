import type { Tx } from "@/db";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import type { MailProps } from "@/lib/mail/templates";
import type { LockedUser } from "./lock-user";

/** Tells a person what our team did to their way in, so that they notice what they never asked for. */
export async function mailStaffAct(
  tx: Tx,
  { person, accountId }: LockedUser,
  what: MailProps<"team-action">["what"],
): Promise<void> {
  await enqueueMail(tx, {
    to: person.email,
    template: "team-action",
    props: { email: person.email, what },
    aboutAccountId: accountId ?? undefined,
    aboutUserId: person.id,
  });
}
