import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { sealLinks } from "./sealed-links";
import type { MailProps, MailTemplate } from "./templates";

export interface Letter<T extends MailTemplate> {
  to: string;
  template: T;
  props: MailProps<T>;
  /** Says "once": a second email with the same key is not written. */
  onceKey?: string;
  aboutAccountId?: number;
  /** Somebody whose own it is, whatever address it goes to. */
  aboutUserId?: number;
}

/**
 * Puts an email into the outbox, in the transaction of the change it tells of; a job sends it after commit. Works under
 * the tenant role too. Answers the email's id, or undefined when its `onceKey` was there already.
 */
export async function enqueueMail<T extends MailTemplate>(
  tx: Tx,
  letter: Letter<T>,
): Promise<number | undefined> {
  const { to, template, props, onceKey, aboutAccountId, aboutUserId } = letter;
  const { rows } = await tx.execute<{ id: string | null }>(sql`
    select enqueue_mail(${to}, ${template}, ${JSON.stringify(sealLinks(template, props))}::jsonb, ${onceKey ?? null}::text,
      ${aboutAccountId ?? null}::bigint, ${aboutUserId ?? null}::bigint) as id`);
  const id = rows[0]?.id;
  return id ? Number(id) : undefined;
}
