import { type SQL, sql } from "drizzle-orm";
import { listAsSystem } from "@/db";
import type { AccountStatus } from "@/db/words";
import { now } from "@/lib/clock";

export async function countAccountsByStatus(): Promise<{ status: AccountStatus; count: number }[]> {
  const { rows } = await listAsSystem((db) =>
    db.execute<{ status: AccountStatus; count: number }>(
      sql`select status, count(*)::int as count from accounts where sandbox_of is null group by status order by status`,
    ),
  );
  return rows;
}

/** What no sandbox's is. Books may outlive their account, and a sandbox's never do. */
function isReal(accountId: SQL): SQL {
  return sql`not exists (select from accounts s where s.id = ${accountId} and s.sandbox_of is not null)`;
}

export interface MonthOfRevenue {
  /** Its first day, such as 2026-01-01. */
  month: string;
  cents: number;
}

/**
 * What was earned in each of the last twelve months, in cents, before tax and less refunds: an invoice counts towards the
 * months of its period by their share of it, so a paid year is earned in twelve parts, and this month only as far as it has
 * gone. In one currency: amounts of another one are no part of the sum.
 */
export async function revenueByMonth(currency: string): Promise<MonthOfRevenue[]> {
  const { rows } = await listAsSystem((db) =>
    db.execute<{ month: string; cents: number }>(sql`
      with months as (
        select start, start + interval '1 month' as finish
        from generate_series(date_trunc('month', ${now().toISOString()}::timestamptz at time zone 'UTC') - interval '11 months',
          date_trunc('month', ${now().toISOString()}::timestamptz at time zone 'UTC'), interval '1 month') start
      ), earned as (
        select coalesce(i.period_start, i.paid_at) at time zone 'UTC' as start,
          greatest(coalesce(i.period_end, i.paid_at), coalesce(i.period_start, i.paid_at) + interval '1 second')
            at time zone 'UTC' as finish,
          i.subtotal_cents * (1 - coalesce(p.refunded_cents::numeric / nullif(p.amount_cents, 0), 0)) as cents
        from invoices i
        left join payments p on p.invoice_id = i.id and p.status in ('succeeded', 'refunded', 'disputed')
        where i.status = 'paid' and i.currency = ${currency} and ${isReal(sql`i.account_id`)} and i.paid_at > ${now().toISOString()}::timestamptz - interval '49 months'
      )
      select to_char(m.start, 'YYYY-MM-DD') as month,
        coalesce(round(sum(e.cents * extract(epoch from least(e.finish, m.finish, n.now) - greatest(e.start, m.start))
          / extract(epoch from e.finish - e.start))), 0)::float8 as cents
      from months m cross join (select ${now().toISOString()}::timestamptz at time zone 'UTC' as now) n
      left join earned e on e.start < least(m.finish, n.now) and e.finish > m.start
      group by m.start order by m.start`),
  );
  return rows;
}

/** Currencies of which something was paid in the last year, other than this one. */
export async function otherCurrencies(currency: string): Promise<string[]> {
  const { rows } = await listAsSystem((db) =>
    db.execute<{ currency: string }>(sql`
      select distinct currency from invoices
      where status = 'paid' and currency <> ${currency} and ${isReal(sql`account_id`)}
        and paid_at > ${now().toISOString()}::timestamptz - interval '1 year' order by 1`),
  );
  return rows.map((row) => row.currency);
}

export interface DayOfSignups {
  day: string;
  count: number;
}

/** New accounts on each of the last thirty days, days without one too. */
export async function signupsByDay(): Promise<DayOfSignups[]> {
  const today = now().toISOString().slice(0, 10);
  const { rows } = await listAsSystem((db) =>
    db.execute<{ day: string; count: number }>(sql`
      select to_char(d.day, 'YYYY-MM-DD') as day, count(a.id)::int as count
      from generate_series(${today}::date - 29, ${today}::date, interval '1 day') d (day)
      left join accounts a on a.sandbox_of is null and a.created_at >= d.day at time zone 'UTC'
        and a.created_at < (d.day + interval '1 day') at time zone 'UTC'
        and a.created_at >= (${today}::date - 29)::timestamp at time zone 'UTC'
      group by d.day order by d.day`),
  );
  return rows;
}

/** Trials by their end, those that end first at the top. */
export async function listTrialsEnding(limit: number) {
  const { rows } = await listAsSystem((db) =>
    db.execute<{ id: string; name: string; trial_ends_at: string; credits: number }>(sql`
      select id, name, trial_ends_at, greatest(0, credits - held_credits) as credits from accounts
      where status = 'trial' and sandbox_of is null order by trial_ends_at, id limit ${limit}`),
  );
  return rows.map((row) => ({
    id: Number(row.id),
    name: row.name,
    credits: row.credits,
    trialEndsAt: new Date(row.trial_ends_at),
  }));
}
