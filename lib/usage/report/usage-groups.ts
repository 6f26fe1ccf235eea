import { type SQL, sql } from "drizzle-orm";
import { forAccount } from "@/db";
import type { CreditOperation } from "@/db/words";
import type { UsageRange } from "./usage-range";

/** By what usage is summed up. */
export const USAGE_GROUPS = ["day", "operation", "site", "member", "api_key"] as const;
export type UsageGroup = (typeof USAGE_GROUPS)[number];

export interface UsageFilter {
  range: Pick<UsageRange, "from" | "to"> & Partial<Pick<UsageRange, "previousFrom">>;
  siteId?: number;
  userId?: number;
  /** With all keys that it was rotated from or to. */
  apiKeyId?: number;
  operation?: CreditOperation;
}

export interface UsageRow {
  /** A day, an operation, or an id; "" for what has none, such as what a key spent by member. */
  key: string;
  /** The site's or key's name, or the member's address; "" for days, operations, and what is no longer there. */
  name: string;
  /** Credits, refunds taken off on the day they were given back. */
  credits: number;
  /** Consumptions. */
  count: number;
  /** Credits in as many days before, where the range says from when. */
  previous: number;
}

const CONSUMED = {
  operation: sql`coalesce(c.operation, t.operation)`,
  siteId: sql`coalesce(c.site_id, t.site_id)`,
  // A refund names who gave back, the consumption who spent: the second counts.
  userId: sql`case when c.id is null then t.user_id else c.user_id end`,
  apiKeyId: sql`case when c.id is null then t.api_key_id else c.api_key_id end`,
};

const lineage = sql`coalesce(k.lineage_id, k.id)`;

/** Keys of groups as text, so that one order and one cursor fit them all: numbers are filled up with zeros. */
const padded = (id: SQL) => sql`coalesce(lpad((${id})::text, 19, '0'), '')`;
const KEYS: Record<UsageGroup, SQL> = {
  day: sql`to_char(t.created_at at time zone 'UTC', 'YYYY-MM-DD')`,
  operation: sql`coalesce(${CONSUMED.operation}::text, 'other')`,
  site: padded(CONSUMED.siteId),
  member: padded(CONSUMED.userId),
  api_key: padded(lineage),
};
const NAMES: Record<UsageGroup, SQL> = {
  day: sql`''`,
  operation: sql`''`,
  site: sql`(select s.name from sites s where s.account_id = g.account_id and s.id = nullif(g.key, '')::bigint)`,
  member: sql`(select u.email from users u join memberships m on m.user_id = u.id and m.account_id = g.account_id
    where u.id = nullif(g.key, '')::bigint)`,
  // The name that it has now, after rotations.
  api_key: sql`(select k.name from api_keys k where k.account_id = g.account_id
    and coalesce(k.lineage_id, k.id) = nullif(g.key, '')::bigint order by k.id desc limit 1)`,
};

interface Asked {
  by: UsageGroup;
  /** The key of the last row of the page before. */
  after?: string;
  limit?: number;
}

/**
 * What was spent in a range, summed up in one statement that reads the account's rows of that range by their index
 * (`credit_transactions_account_created`). In the order of keys; one more than `limit` where there are more.
 */
export function usageGroups(accountId: number, filter: UsageFilter, asked: Asked): Promise<UsageRow[]> {
  const { by, after, limit } = asked;
  const { from, previousFrom = from } = filter.range;
  return forAccount(accountId, async (tx) => {
    const { rows } = await tx.execute<Record<keyof UsageRow, string>>(sql`
      select g.key, coalesce(${NAMES[by]}, '') as name, g.credits, g.count, g.previous from (
        select t.account_id, ${KEYS[by]} as key,
          coalesce(-sum(t.amount) filter (where t.created_at >= ${iso(from)}), 0) as credits,
          count(*) filter (where t.kind = 'consume' and t.created_at >= ${iso(from)}) as count,
          coalesce(-sum(t.amount) filter (where t.created_at < ${iso(from)}), 0) as previous
        ${spentSince(accountId, filter, previousFrom)}
        group by 1, 2
      ) g
      where (g.credits <> 0 or g.count <> 0 or g.previous <> 0) ${after === undefined ? sql`` : sql`and g.key > ${after}`}
      order by g.key ${limit === undefined ? sql`` : sql`limit ${limit + 1}`}`);
    return rows.map((row) => ({
      key: by === "day" || by === "operation" ? row.key : row.key.replace(/^0+/, ""),
      name: row.name,
      ...{ credits: Number(row.credits), count: Number(row.count), previous: Number(row.previous) },
    }));
  });
}

export interface UsageDay {
  day: string;
  key: string;
  credits: number;
}

/** Usage for each day of the range and each group: what a chart draws. */
export function usageByDay(accountId: number, filter: UsageFilter, by: UsageGroup): Promise<UsageDay[]> {
  return forAccount(accountId, async (tx) => {
    const { rows } = await tx.execute<Record<keyof UsageDay, string>>(sql`
      select ${KEYS.day} as day, ${KEYS[by]} as key, -sum(t.amount) as credits
      ${spentSince(accountId, filter, filter.range.from)}
      group by 1, 2 having sum(t.amount) <> 0 order by 1, 2`);
    return rows.map(({ day, key, credits }) => ({
      day,
      key: by === "day" || by === "operation" ? key : key.replace(/^0+/, ""),
      credits: Number(credits),
    }));
  });
}

/** Spent and given back; what a refund gives back says whose it was. */
function spentSince(accountId: number, filter: UsageFilter, from: Date): SQL {
  const { range, siteId, userId, apiKeyId, operation } = filter;
  const is = (column: SQL, value: unknown) => (value === undefined ? sql`` : sql`and ${column} = ${value}`);
  return sql`
    from credit_transactions t
    left join credit_transactions c on c.account_id = t.account_id and c.id = t.refunds_transaction_id
    left join api_keys k on k.account_id = t.account_id and k.id = ${CONSUMED.apiKeyId}
    where t.account_id = ${accountId} and t.created_at >= ${iso(from)} and t.created_at < ${iso(range.to)}
      and t.kind in ('consume', 'refund')
      ${is(CONSUMED.siteId, siteId)} ${is(CONSUMED.userId, userId)} ${is(sql`(${CONSUMED.operation})::text`, operation)}
      ${
        apiKeyId === undefined
          ? sql``
          : sql`and ${lineage} = (select coalesce(n.lineage_id, n.id) from api_keys n
              where n.account_id = ${accountId} and n.id = ${apiKeyId})`
      }`;
}

const iso = (at: Date) => sql`${at.toISOString()}::timestamptz`;
