import { sql } from "drizzle-orm";
import { readAsSystem } from "@/db/scope";

export interface TimelineEntry {
  /** Its kind and its row's id: unique among entries. */
  id: string;
  at: Date;
  kind: "audit" | "credits" | "invoice" | "payment" | "mail";
  what: string;
  /** Who did it, where the log knows. */
  actor: string | null;
  detail: string;
}

const LIMIT = 100;

/** Everything that happened to an account, newest first: each source gives its newest, by an index of its own. */
export async function listTimeline(accountId: number): Promise<TimelineEntry[]> {
  const { rows } = await readAsSystem((db) =>
    db.execute<{
      id: string;
      at: string;
      kind: TimelineEntry["kind"];
      what: string;
      actor: string | null;
      detail: string;
    }>(sql`
      (select 'audit:' || e.id as id, e.created_at as at, 'audit' as kind, e.action as what, coalesce(u.email, e.actor) as actor,
          coalesce(e.reason, '') as detail
        from audit_events e left join users u on u.id = e.actor_user_id
        where e.account_id = ${accountId} order by e.id desc limit ${LIMIT})
      union all
      (select 'credits:' || id, created_at, 'credits', kind::text, null,
          case when amount >= 0 then '+' else '' end || amount || ' = ' || balance_after || ' ' || description
        from credit_transactions where account_id = ${accountId} order by id desc limit ${LIMIT})
      union all
      (select 'invoice:' || id, created_at, 'invoice', 'invoice written', null, number || ', ' || status
        from invoices where account_id = ${accountId} order by id desc limit ${LIMIT})
      union all
      (select 'payment:' || id, created_at, 'payment', 'payment by ' || method, null, external_payment_id || ', ' || status
        from payments where account_id = ${accountId} order by id desc limit ${LIMIT})
      union all
      (select 'mail:' || id, created_at, 'mail', 'mail ' || template, null,
          to_address || case when sent_at is null then ', not sent' else ', sent' end
        from mails where about_account_id = ${accountId} order by id desc limit ${LIMIT})
      order by at desc limit ${LIMIT}`),
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
