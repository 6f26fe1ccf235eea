import { sql } from "drizzle-orm";
import { asSystem } from "@/db";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";

/** What a link in it opens for so many hours; the rest is news for a week. */
const ALIVE_HOURS = {
  "reset-password": 1,
  "verify-email": 24,
  "email-change": 24,
  "email-change-approval": 24,
};
const OTHERS_HOURS = 7 * 24;
const BATCH = 500;

/**
 * Has the emails sent that were kept while no mail server was named, now that one is. Not those that would come too late: a
 * link that has run out, an address that is confirmed, an invitation that is over, news of last month. Answers how many.
 */
export async function deliverKept(): Promise<number> {
  if (!env().SMTP_URL) return 0;
  let delivered = 0;
  for (let more = BATCH; more === BATCH; delivered += more) more = await deliverBatch();
  return delivered;
}

function deliverBatch(): Promise<number> {
  return asSystem(async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`
      update mails set sent_at = null, html = null, text = null where id in (
        select id from mails m where m.html is not null and m.to_address <> '' and ${isAlive()}
        order by id limit ${BATCH} for update skip locked)
      returning id`);
    for (const { id } of rows)
      await tx.execute(
        sql`select graphile_worker.add_job('send-mail', json_build_object('mail_id', ${id}::bigint), max_attempts => 12)`,
      );
    return rows.length;
  });
}

function isAlive() {
  const hours = sql`coalesce((${JSON.stringify(ALIVE_HOURS)}::jsonb ->> m.template)::int, ${OTHERS_HOURS}::int)`;
  const at = sql`${now().toISOString()}::timestamptz`;
  return sql`m.created_at > ${at} - ${hours} * interval '1 hour'
    and not (m.template = 'verify-email' and exists (
      select 1 from users u where lower(u.email) = lower(m.to_address) and u.email_verified_at is not null))
    and not (m.template = 'invitation' and not exists (
      select 1 from invitations i where lower(i.email) = lower(m.to_address) and i.account_id = m.about_account_id
        and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${at}))`;
}

/** How many emails nobody was given, because no mail server is named. */
export async function countKept(): Promise<number> {
  const { rows } = await asSystem((tx) =>
    tx.execute<{ kept: number }>(sql`select count(*)::int as kept from mails where html is not null`),
  );
  return rows[0]!.kept;
}
