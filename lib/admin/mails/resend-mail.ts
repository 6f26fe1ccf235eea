import { eq } from "drizzle-orm";
import { asSystem, mails, type Tx } from "@/db";
import { recordStaffAct } from "@/lib/admin/staff-act";
import { AppError } from "@/lib/errors";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { holdsSecret, isMailTemplate } from "@/lib/mail/templates";
import { tryMailNow } from "@/lib/mail/try-mail-now";
import type { StaffAct } from "../staff-act";
import { remakeLetter } from "./remake-letter";

/**
 * Sends a letter about an account again: one that has not left yet is tried now, one that has is written anew, and one
 * whose link was wiped gets a new link. Throws `not_found`, and `invalid_state` when what it was about is over.
 */
export function resendMail(mailId: number, act: StaffAct): Promise<{ to: string; template: string }> {
  return asSystem(async (tx) => {
    const [mail] = await tx.select().from(mails).where(eq(mails.id, mailId)).for("update");
    if (!mail || mail.aboutAccountId === null) throw new AppError("not_found");
    if (mail.toAddress === "")
      throw new AppError("invalid_state", {
        message: "This email is too old: its content is no longer kept.",
      });
    const accountId = mail.aboutAccountId;
    if (mail.sentAt === null || mail.html !== null) await tryMailNow(tx, mailId);
    else await writeAgain(tx, { ...mail, accountId });
    const { toAddress: to, template } = mail;
    await recordStaffAct(
      tx,
      { accountId, action: "mail.sent_again", after: { mail_id: mailId, to, template } },
      act,
    );
    return { to, template };
  });
}

async function writeAgain(tx: Tx, mail: typeof mails.$inferSelect & { accountId: number }): Promise<void> {
  const { template, toAddress: to, props, accountId } = mail;
  if (!isMailTemplate(template)) throw new AppError("invalid_state");
  if (Object.keys(props).length === 0 || holdsSecret(template))
    return remakeLetter(tx, { template, to, accountId });
  // The template says what its props are; these came from it.
  await enqueueMail(tx, { to, template, props: props as never, aboutAccountId: accountId });
}
