import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, plans } from "@/db";
import { ACCOUNT_STATUSES, PAYMENT_METHODS } from "@/db/words";
import { areFindable, hasWords, SEARCHED, searchWords, startsWith } from "@/lib/admin/search/search-words";

/** A filter that a form sends empty narrows nothing. */
const ANY = "";

/** What a list of accounts can be narrowed by, in the API and in the back office. */
export const accountFilter = z.object({
  /** Any part of a name, an address or a domain; a whole invoice number, reference or account id. */
  q: z.string().trim().max(200).optional(),
  status: z.enum([...ACCOUNT_STATUSES, ANY]).optional(),
  plan: z.string().trim().max(50).optional(),
});
export const backOfficeAccountFilter = accountFilter.extend({
  method: z.enum([...PAYMENT_METHODS, ANY]).optional(),
});

export type AccountFilter = z.infer<typeof backOfficeAccountFilter>;

/** The filter as a condition on `accounts`. Each part is served by an index of its own (accounts.ts, sites.ts, ...). */
export function accountCondition({ q, status, plan, method }: AccountFilter): SQL | undefined {
  return and(
    status ? eq(accounts.status, status) : undefined,
    method ? eq(accounts.paymentMethod, method) : undefined,
    plan
      ? sql`${accounts.planId} = (select ${plans.id} from ${plans} where ${plans.slug} = ${plan})`
      : undefined,
    q ? sql`${accounts.id} in (${searchedIds(q)})` : undefined,
  );
}

function searchedIds(q: string): SQL {
  const found = [
    ...idsByWords(q),
    sql`select account_id from invoices where number = ${q.toUpperCase()}`,
    sql`select account_id from payments where external_payment_id = ${q}`,
    sql`select account_id from subscriptions where external_payment_id = ${q} or stripe_subscription_id = ${q}`,
  ];
  if (/^[1-9]\d{0,14}$/.test(q)) found.push(sql`select ${Number(q)}::bigint`);
  return sql.join(found, sql` union `);
}

/** By words anywhere in the texts; by their start where they are too short to be looked for inside. */
function idsByWords(q: string): SQL[] {
  const words = searchWords(q);
  const member = sql`select m.account_id from users u join memberships m on m.user_id = u.id`;
  if (areFindable(words)) {
    return [
      sql`select a.id from accounts a where ${hasWords(SEARCHED.account, words)}`,
      sql`${member} where ${hasWords(SEARCHED.person, words)}`,
      sql`select s.account_id from sites s where ${hasWords(SEARCHED.site, words)}`,
    ];
  }
  const start = q.toLowerCase();
  return [
    sql`select a.id from accounts a where ${startsWith(sql`lower(a.name)`, start)}`,
    sql`${member} where ${startsWith(sql`lower(u.email)`, start)}`,
    sql`select s.account_id from sites s where ${startsWith(sql`lower(s.domain)`, start)}`,
  ];
}
