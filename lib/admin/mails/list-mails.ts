import { desc, eq, sql } from "drizzle-orm";
import { directlyAsSystem, mails } from "@/db";
import { AppError } from "@/lib/errors";

const RECENT = 50;

const LISTED = {
  id: mails.id,
  toAddress: mails.toAddress,
  template: mails.template,
  subject: mails.subject,
  attempts: mails.attempts,
  error: mails.error,
  sentAt: mails.sentAt,
  createdAt: mails.createdAt,
  /** Its content is there: it was not given to a mail server, because none is named. */
  isKept: sql<boolean>`${mails.html} is not null`,
};

/** The latest emails about an account, newest first. Without their content, which may open accounts. */
export function listMails(accountId: number) {
  return directlyAsSystem((db) =>
    db
      .select(LISTED)
      .from(mails)
      .where(eq(mails.aboutAccountId, accountId))
      .orderBy(desc(mails.id))
      .limit(RECENT),
  );
}
export type ListedMail = Awaited<ReturnType<typeof listMails>>[number];

/** Throws `not_found`, also for an email that is about no account. */
export async function getMail(mailId: number): Promise<ListedMail & { accountId: number }> {
  const [mail] = await directlyAsSystem((db) =>
    db
      .select({ ...LISTED, accountId: mails.aboutAccountId })
      .from(mails)
      .where(eq(mails.id, mailId)),
  );
  if (!mail || mail.accountId === null) throw new AppError("not_found");
  return { ...mail, accountId: mail.accountId };
}

/** Pure. */
export function mailState({
  sentAt,
  error,
  ...mail
}: Pick<ListedMail, "sentAt" | "error"> & { isKept?: boolean; html?: string | null }): string {
  if (mail.isKept || mail.html) return "kept";
  if (sentAt) return "sent";
  return error ? "failed" : "waiting";
}
