import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { directlyAsSystem, type Mail, mails } from "@/db";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { MailDocuments, MailFile } from "./mail-documents";
import { type RenderedMail, renderMail } from "./render-mail";
import { openLinks } from "./sealed-links";
import { holdsSecret, isMailTemplate, mailDefinition } from "./templates";
import { mailTransport } from "./transport";

/**
 * Sends one email of the outbox; one that was sent already stays sent. With SMTP_URL it goes to the mail server, and what
 * it said is wiped, its props too where they hold a link, since those open accounts. Without, it is kept as it would have
 * been read, for /dev/mail and until a server is named (deliver-kept.ts). Throws what went wrong, so that the queue tries
 * again later.
 */
export async function sendMail(mailId: number, documents?: MailDocuments): Promise<void> {
  const mail = await findUnsent(mailId);
  if (!mail || isForgotten(mail)) return;
  const url = env().SMTP_URL;
  try {
    const rendered = await renderMail(mail.template, {
      ...openLinks(mail),
      ...(await findWays(mail, documents)),
    });
    if (url) {
      await deliver(url, mail, rendered, await findFile(mail, documents));
      await noteSent(mail, rendered.subject);
    } else await noteKept(mail, rendered);
  } catch (error) {
    await noteFailure(mail, error).catch((fault: unknown) =>
      log.error({ err: fault, mail_id: mail.id }, "why a mail was not sent could not be noted"),
    );
    throw error;
  }
  log.info(
    { mail_id: mail.id, template: mail.template },
    url ? "mail sent" : "mail kept: SMTP_URL is not set",
  );
}

async function findUnsent(mailId: number): Promise<Mail | undefined> {
  const [mail] = await directlyAsSystem((db) =>
    db
      .select()
      .from(mails)
      .where(and(eq(mails.id, mailId), isNull(mails.sentAt))),
  );
  return mail;
}

/** Its link was dead before it could leave, and nothing of it is kept: there is nothing to send. */
function isForgotten({ template, props }: Mail): boolean {
  return holdsSecret(template) && Object.keys(props).length === 0;
}

/** How the invoice can be paid that the email asks to pay, as it is now. */
async function findWays({ template, props, aboutAccountId }: Mail, documents: MailDocuments | undefined) {
  if (!documents || !aboutAccountId || !isMailTemplate(template)) return {};
  const invoiceId = mailDefinition(template).asksToPay?.(props);
  return invoiceId === undefined ? {} : { ways: await documents.waysToPay(aboutAccountId, invoiceId) };
}

async function findFile(
  { template, props, aboutAccountId }: Mail,
  documents: MailDocuments | undefined,
): Promise<MailFile | undefined> {
  if (!documents || !aboutAccountId || !isMailTemplate(template)) return undefined;
  const attachment = mailDefinition(template).attach?.(props);
  return attachment && documents.file(aboutAccountId, attachment);
}

/** The id is the same at each attempt, so that a mail program shows an email once that was delivered twice. */
async function deliver(
  url: string,
  mail: Mail,
  { subject, html, text, replyTo }: RenderedMail,
  file: MailFile | undefined,
): Promise<void> {
  await mailTransport(url).sendMail({
    from: env().MAIL_FROM,
    to: mail.toAddress,
    replyTo: replyTo ?? env().SUPPORT_EMAIL,
    subject,
    html,
    text,
    attachments: file && [{ ...file, contentType: "application/pdf" }],
    messageId: `<mail-${mail.id}-${mail.createdAt.getTime()}@${new URL(env().APP_URL).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated" },
  });
}

function wiped({ template, props }: Mail): Partial<Mail> {
  return { props: holdsSecret(template) ? {} : props, html: null, text: null };
}

/** What has its content and was not sent is kept: nobody has tried. One with a link is written again from its props. */
async function noteKept({ id, template }: Mail, { html, text, subject }: RenderedMail): Promise<void> {
  const kept = holdsSecret(template) ? { html: "sealed", text: "sealed" } : { html, text };
  await directlyAsSystem((db) =>
    db
      .update(mails)
      .set({ ...kept, subject })
      .where(eq(mails.id, id)),
  );
}

async function noteSent(mail: Mail, subject: string): Promise<void> {
  const attempts = sql`${mails.attempts} + 1`;
  await directlyAsSystem((db) =>
    db
      .update(mails)
      .set({ ...wiped(mail), subject, attempts, error: null, sentAt: now() })
      .where(eq(mails.id, mail.id)),
  );
}

async function noteFailure(mail: Mail, error: unknown): Promise<void> {
  const attempts = sql`${mails.attempts} + 1`;
  const message = error instanceof Error ? error.message.slice(0, 500) : "unknown";
  await directlyAsSystem((db) =>
    db.update(mails).set({ attempts, error: message }).where(eq(mails.id, mail.id)),
  );
}

const payload = z.object({ mail_id: z.coerce.number().int() });

/** The queue's task for `enqueue_mail`; what fails is tried again, twelve times over about two days. */
export function sendMailJob(sent: unknown, documents: MailDocuments): Promise<void> {
  return sendMail(payload.parse(sent).mail_id, documents);
}
