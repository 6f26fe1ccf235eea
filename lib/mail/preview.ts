import { desc, eq, sql } from "drizzle-orm";
import { directlyAsSystem, mails } from "@/db";
import { env } from "@/lib/env";
import { type RenderedMail, renderMail } from "./render-mail";
import { openLinks } from "./sealed-links";
import { isMailTemplate, mailDefinition } from "./templates";

/** /dev/mail shows links that open accounts: in development, or where somebody asked for it. */
export function isMailPreviewOn(): boolean {
  return env().NODE_ENV === "development" || env().MAIL_PREVIEW === "1";
}

/** The latest emails that were kept or wait, newest first. */
export function listLatestMails(limit = 50) {
  return directlyAsSystem((db) =>
    db
      .select({
        id: mails.id,
        toAddress: mails.toAddress,
        template: mails.template,
        subject: mails.subject,
        sentAt: mails.sentAt,
        isKept: sql<boolean>`${mails.html} is not null`,
        error: mails.error,
        createdAt: mails.createdAt,
      })
      .from(mails)
      .orderBy(desc(mails.id))
      .limit(limit),
  );
}

/** One email as its reader sees it: `/dev/mail/<id>` from the outbox, `/dev/mail/<template>` with its sample. */
export async function findMailPreview(name: string): Promise<RenderedMail | undefined> {
  if (isMailTemplate(name)) return renderMail(name, mailDefinition(name).sample);
  if (!/^\d{1,15}$/.test(name)) return undefined;
  const [mail] = await directlyAsSystem((db) =>
    db
      .select()
      .from(mails)
      .where(eq(mails.id, Number(name))),
  );
  if (!mail || !isMailTemplate(mail.template) || Object.keys(mail.props).length === 0) return undefined;
  return renderMail(mail.template, openLinks(mail));
}
