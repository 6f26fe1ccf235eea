import { and, asc, desc, eq, gt, lt, type SQL, sql } from "drizzle-orm";
import { accounts, type Database, listAsSystem, plans } from "@/db";
import { type ClockJson, clockColumn } from "@/lib/subscriptions/clock/account-clock";
import { atNow, listAsOfNow } from "@/lib/subscriptions/clock/catch-up";
import { type AccountFilter, accountCondition } from "./account-filter";

export const ACCOUNT_SORTS = ["newest", "oldest", "name"] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

/** The last row of the page before. */
export interface AccountCursor {
  id: number;
}

export interface AccountList {
  filter: AccountFilter;
  sort?: AccountSort;
  after?: AccountCursor;
  limit: number;
}

/**
 * One page of accounts and a row more, which tells that there is a next page. Keyset: as fast at the end as at the start. Those
 * that it shows are as the clock has them; a filter by status finds what was written down before.
 */
export async function listAccounts(list: AccountList) {
  return listAsOfNow(() => listAsSystem((db) => accountsQuery(db, list, clockColumn(atNow()))));
}

/** The query alone, so that a test can ask for its plan. */
export function accountsQuery(
  db: Pick<Database, "select">,
  list: AccountList,
  clock: SQL<ClockJson | null> = sql`null`,
) {
  const { filter, sort = "newest", after, limit } = list;
  const order = ORDERS[sort];
  return db
    .select({ ...LISTED, clock })
    .from(accounts)
    .leftJoin(plans, eq(plans.id, accounts.planId))
    .where(and(accountCondition(filter), after && order.beyond(after)))
    .orderBy(...order.by)
    .limit(limit + 1);
}
export type ListedAccount = Awaited<ReturnType<typeof listAccounts>>[number];

const owner = sql`select u.email from memberships m join users u on u.id = m.user_id
  where m.account_id = ${accounts.id} and m.role = 'owner' order by m.id limit 1`;

const LISTED = {
  id: accounts.id,
  name: accounts.name,
  sandboxOf: accounts.sandboxOf,
  status: accounts.status,
  suspensionReason: accounts.suspensionReason,
  credits: accounts.credits,
  paymentMethod: accounts.paymentMethod,
  trialEndsAt: accounts.trialEndsAt,
  createdAt: accounts.createdAt,
  planSlug: plans.slug,
  planName: plans.name,
  ownerEmail: sql<string | null>`(${owner})`,
  siteCount: sql<number>`(select count(*)::int from sites s where s.account_id = ${accounts.id} and s.deleted_at is null)`,
};

// The operators of text_pattern_ops, the class of the name's index: it serves the order and the start of a page alike.
const name = sql`lower(${accounts.name})`;

const ORDERS: Record<AccountSort, { by: SQL[]; beyond: (after: AccountCursor) => SQL }> = {
  newest: { by: [desc(accounts.id)], beyond: ({ id }) => lt(accounts.id, id) },
  oldest: { by: [asc(accounts.id)], beyond: ({ id }) => gt(accounts.id, id) },
  name: {
    by: [sql`${name} using ~<~`, asc(accounts.id)],
    // The name is looked up: a cursor that carried it would have to carry all of it. Purged meanwhile, it is from the start.
    beyond: ({ id }) => {
      const last = sql`coalesce((select lower(a.name) from accounts a where a.id = ${id}), '')`;
      return sql`${name} ~>=~ ${last} and (${name} ~>~ ${last} or ${accounts.id} > ${id})`;
    },
  },
};
