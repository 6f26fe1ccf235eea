import { inArray, type SQL, sql } from "drizzle-orm";
import { directlyAsSystem } from "@/db";
import { invoiceNumbersIn } from "@/lib/bank-statements/match/references";
import { formatAmount } from "@/lib/money";
import { keyStart } from "./key-start";
import { areFindable, hasWords, SEARCHED, searchWords, startsWith } from "./search-words";

const FOUND_KINDS = ["person", "account", "site", "invoice", "payment", "key"] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** Something that staff looked for. */
export interface Found {
  kind: FoundKind;
  id: number;
  title: string;
  detail: string;
  href: string;
}

/** Shown of each kind. */
const SHOWN = 6;
/** Looked at to choose those from: a word that everything has in it costs no more. */
const LOOKED_AT = 300;

/** People, accounts, sites, invoices, payments and keys that fit what was typed; none for nothing. */
export async function findAnything(q: string): Promise<Found[]> {
  const typed = q.trim().slice(0, 200);
  if (!typed) return [];
  const { rows } = await directlyAsSystem((db) => db.execute<FoundRow>(findingStatement(typed)));
  return rows.map(found);
}

/** The statement alone, so that a test can ask for its plan. */
export function findingStatement(typed: string): SQL {
  const words = searchWords(typed);
  const start = typed.toLowerCase();
  return sql.join(
    [
      ...people(words, start),
      ...accounts(words, start),
      ...sites(words, start),
      ...invoices(typed, words),
      ...payments(typed, words),
      ...keys(typed),
    ],
    sql` union all `,
  );
}

interface FoundRow extends Record<string, unknown> {
  kind: FoundKind;
  id: string;
  account_id: string | null;
  title: string;
  detail: string;
  cents: number | null;
  currency: string | null;
}

function found({ kind, id, account_id, title, detail, cents, currency }: FoundRow): Found {
  const money = cents !== null && currency ? formatAmount(cents, currency) : "";
  return {
    kind,
    id: Number(id),
    title,
    detail: [money, detail].filter(Boolean).join(", "),
    href: hrefOf(kind, id, account_id),
  };
}

function hrefOf(kind: FoundKind, id: string, accountId: string | null): string {
  switch (kind) {
    case "person":
      return `/admin/users/${id}`;
    case "invoice":
      return `/admin/invoices/${id}`;
    case "payment":
      return `/admin/payments/${id}`;
    case "key":
    case "site":
      return `/admin/accounts/${accountId}`;
    case "account":
      return `/admin/accounts/${id}`;
  }
}

/** Rows whose start is what was typed come first, then the newest. */
function ranked(candidates: SQL, columns: SQL, from: SQL): SQL {
  return sql`(with candidates as materialized (${candidates})
    select ${columns} from candidates c ${from} order by c.rank, c.id desc limit ${SHOWN})`;
}

/** By a prefix index; and by a trigram index where the words are long enough. */
function candidatesOf(table: SQL, starts: SQL, contains: SQL | undefined): SQL {
  const byStart = sql`(select 0 as rank, id from ${table} where ${starts} limit ${SHOWN})`;
  if (!contains) return byStart;
  return sql`select min(rank) as rank, id from (${byStart} union all
    (select 1, id from ${table} where ${contains} limit ${LOOKED_AT})) both_ways group by id`;
}

function people(words: string[], start: string): SQL[] {
  const contains = areFindable(words) ? hasWords(SEARCHED.person, words) : undefined;
  const candidates = candidatesOf(sql`users u`, startsWith(sql`lower(u.email)`, start), contains);
  return [
    ranked(
      candidates,
      sql`'person' as kind, u.id, m.account_id, u.email as title,
        concat_ws(', ', nullif(trim(u.first_name || ' ' || u.last_name), ''),
          case when u.is_superuser then 'superuser' else coalesce(a.name, 'no account') end) as detail,
        null::int as cents, null as currency`,
      sql`join users u on u.id = c.id left join memberships m on m.user_id = u.id and m.mirror_of is null left join accounts a on a.id = m.account_id`,
    ),
  ];
}

function accounts(words: string[], start: string): SQL[] {
  const contains = areFindable(words) ? hasWords(SEARCHED.account, words) : undefined;
  const byName = candidatesOf(sql`accounts a`, startsWith(sql`lower(a.name)`, start), contains);
  const id = /^#?([1-9]\d{0,14})$/.exec(start)?.[1];
  const candidates = id ? sql`select 0 as rank, ${Number(id)}::bigint as id union ${byName}` : byName;
  return [
    ranked(
      candidates,
      sql`'account', a.id, a.id, a.name, '#' || a.id || case when a.sandbox_of is not null then ', sandbox' else '' end || ', ' || coalesce(p.name, 'no plan') || ', '
        || replace(a.status::text, '_', ' '), null, null`,
      sql`join accounts a on a.id = c.id left join plans p on p.id = a.plan_id`,
    ),
  ];
}

function sites(words: string[], start: string): SQL[] {
  const contains = areFindable(words) ? hasWords(SEARCHED.site, words) : undefined;
  const candidates = candidatesOf(sql`sites s`, startsWith(sql`lower(s.domain)`, start), contains);
  return [
    ranked(
      candidates,
      sql`'site', s.id, s.account_id, s.domain,
        concat_ws(', ', nullif(s.name, s.domain), a.name, case when s.deleted_at is not null then 'deleted' end), null, null`,
      sql`join sites s on s.id = c.id join accounts a on a.id = s.account_id`,
    ),
  ];
}

/** By a part of the number, from three characters on; and by the whole one however a bank wrote it, as an RF reference too. */
function invoices(typed: string, words: string[]): SQL[] {
  if (!areFindable(words)) return [];
  const contains = sql`(select 1 as rank, id from invoices i where ${hasWords(SEARCHED.invoice, words)} limit ${LOOKED_AT})`;
  const numbers = invoiceNumbersIn(typed);
  const candidates =
    numbers.length === 0
      ? contains
      : sql`(select 0 as rank, id from invoices where ${inArray(sql`number`, numbers)}) union ${contains}`;
  return [
    ranked(
      sql`select min(rank) as rank, id from (${candidates}) named group by id`,
      sql`'invoice', i.id, i.account_id, i.number,
        concat_ws(', ', i.status::text, coalesce(a.name, 'deleted account ' || i.account_id)), i.total_cents, i.currency`,
      sql`join invoices i on i.id = c.id left join accounts a on a.id = i.account_id`,
    ),
  ];
}

/** By a part of the reference or of the payer's name; and by the whole reference, spaces, dashes and capitals aside. */
function payments(typed: string, words: string[]): SQL[] {
  if (!areFindable(words)) return [];
  return [
    ranked(
      sql`select min(rank) as rank, id from (
        (select 0 as rank, id from payments where reference_key = fold_reference(${typed}) limit ${SHOWN}) union all
        (select 1, id from payments p where ${hasWords(SEARCHED.payment, words)} limit ${LOOKED_AT})) both_ways group by id`,
      sql`'payment', p.id, p.account_id, p.external_payment_id,
        concat_ws(', ', replace(p.status::text, '_', ' '), nullif(p.payer_name, ''),
          coalesce(a.name, 'deleted account ' || p.account_id)), p.amount_cents, p.currency`,
      sql`join payments p on p.id = c.id left join accounts a on a.id = p.account_id`,
    ),
  ];
}

function keys(typed: string): SQL[] {
  const start = keyStart(typed);
  if (!start) return [];
  return [
    ranked(
      sql`select 0 as rank, id from api_keys k where ${startsWith(sql`k.prefix`, start)} limit ${LOOKED_AT}`,
      sql`'key', k.id, k.account_id, k.prefix,
        concat_ws(', ', k.name, a.name, case when k.revoked_at is not null then 'revoked' end), null, null`,
      sql`join api_keys k on k.id = c.id join accounts a on a.id = k.account_id`,
    ),
  ];
}
