import { and, desc, eq, gt, or, sql } from "drizzle-orm";
import { accounts, asSystem, type Mail, mails, memberships, type Tx, users } from "@/db";
import { recordStaffAct } from "@/lib/admin/staff-act";
import { AppError } from "@/lib/errors";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { holdsSecret, isBillingMail, isMailTemplate } from "@/lib/mail/templates";
import { tryMailNow } from "@/lib/mail/try-mail-now";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import type { StaffAct } from "../staff-act";
import { remakeLetter } from "./remake-letter";

/**
 * Sends an email about an account again: one that has not left yet is tried now, one that has is written again, and one
 * whose link was wiped gets a new link. One about money goes to those who get such emails now. Answers where it went.
 * Throws `not_found`, and `invalid_state` when what it was about is over, or its recipient has left the account.
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
    const sent = { ...mail, accountId };
    // Props that were emptied had links that open nothing anymore.
    const isOnItsWay = (mail.sentAt === null || mail.html !== null) && Object.keys(mail.props).length > 0;
    const to = await (isOnItsWay ? tryNow(tx, sent) : writeAgain(tx, sent));
    const { template } = mail;
    await recordStaffAct(
      tx,
      { accountId, action: "mail.sent_again", after: { mail_id: mailId, to, template } },
      act,
    );
    return { to, template };
  });
}

type Sent = Mail & { accountId: number };

async function tryNow(tx: Tx, mail: Sent): Promise<string> {
  if (mail.template !== "invitation") await requireTheirs(tx, mail);
  await tryMailNow(tx, mail.id);
  return mail.toAddress;
}

async function writeAgain(tx: Tx, mail: Sent): Promise<string> {
  const { template, toAddress: to, props, accountId } = mail;
  if (!isMailTemplate(template)) throw new AppError("invalid_state");
  // The template says what its props are; these came from it.
  const same = { template: template as "suspended", props: props as never };
  if (isBillingMail(template)) {
    await mailBillingContact(tx, { accountId, ...same });
    return writtenTo(tx, mail);
  }
  if (Object.keys(props).length === 0 || holdsSecret(template))
    await remakeLetter(tx, { template, to, accountId });
  else {
    await requireTheirs(tx, mail);
    await enqueueMail(tx, { to, ...same, aboutAccountId: accountId });
  }
  return to;
}

/** The addresses that the email was written to just now. */
async function writtenTo(tx: Tx, { accountId, template, id }: Sent): Promise<string> {
  const copies = await tx
    .select({ to: mails.toAddress })
    .from(mails)
    .where(and(eq(mails.aboutAccountId, accountId), eq(mails.template, template), gt(mails.id, id)))
    .orderBy(desc(mails.id));
  const addresses = copies.map(({ to }) => to);
  const again = addresses.indexOf(addresses[0] ?? "", 1);
  return addresses.slice(0, again < 0 ? undefined : again).join(", ");
}

async function requireTheirs(tx: Tx, { accountId, toAddress: to }: Sent): Promise<void> {
  const isTheirs = or(isMember(accountId, to), eq(sql`lower(${accounts.billingEmail})`, to.toLowerCase()));
  if ((await tx.$count(accounts, and(eq(accounts.id, accountId), isTheirs))) > 0) return;
  throw new AppError("invalid_state", { message: "The person who got this email has left the account." });
}

function isMember(accountId: number, email: string) {
  return sql`exists (select 1 from ${memberships} m join ${users} u on u.id = m.user_id
    where m.account_id = ${accountId} and lower(u.email) = ${email.toLowerCase()})`;
}
