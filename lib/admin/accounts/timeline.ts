import { type SQL, sql } from "drizzle-orm";
import { directlyAsSystem } from "@/db";

const KINDS = ["audit", "credits", "invoice", "payment", "mail"] as const;
type TimelineKind = (typeof KINDS)[number];

export interface TimelineEntry {
  kind: TimelineKind;
  /** Unique among entries of its kind. */
  id: number;
  at: Date;
  what: string;
  /** Who did it, where the log knows. */
  actor: string | null;
  detail: string;
}

export interface TimelinePage {
  entries: TimelineEntry[];
  /** Where the next page starts; undefined when this one is the last. */
  next: string | undefined;
}

const PAGE_SIZE = 100;

/** Of each kind the id of the last entry that was shown: entries below it come next. */
type Shown = Partial<Record<TimelineKind, number>>;

/** Everything that happened to an account, newest first, from a cursor on; one that is none starts from the beginning. */
export async function listTimeline(accountId: number, cursor = ""): Promise<TimelinePage> {
  const shown = parseCursor(cursor);
  const found = await readSources(accountId, shown);
  const waiting = KINDS.map((kind) => found.filter((entry) => entry.kind === kind));
  const entries: TimelineEntry[] = [];
  while (entries.length < PAGE_SIZE) {
    const entry = takeNewest(waiting);
    if (!entry) break;
    entries.push(entry);
    shown[entry.kind] = entry.id;
  }
  const hasMore = waiting.some((entriesOfKind) => entriesOfKind.length > 0);
  return { entries, next: hasMore ? formatCursor(shown) : undefined };
}

/** Takes the newest of the first of each: within a kind the order is that of the ids, whatever the clock said. */
function takeNewest(waiting: TimelineEntry[][]): TimelineEntry | undefined {
  const heads = waiting.filter(({ length }) => length > 0);
  if (heads.length === 0) return undefined;
  return heads.reduce((newest, other) => (other[0]!.at > newest[0]!.at ? other : newest)).shift();
}

/** Each kind gives its newest, by an index of its own. */
async function readSources(accountId: number, shown: Shown): Promise<TimelineEntry[]> {
  const newest = (kind: TimelineKind, column = "account_id", id = sql.raw("id")): SQL => {
    const last = shown[kind];
    const before = last === undefined ? sql`` : sql`and ${id} < ${last}`;
    return sql`where ${sql.raw(column)} = ${accountId} ${before} order by ${id} desc limit ${PAGE_SIZE + 1}`;
  };
  const { rows } = await directlyAsSystem((db) =>
    db.execute<Record<"id" | "at" | "what" | "detail", string> & Pick<TimelineEntry, "kind" | "actor">>(sql`
      (select 'audit' as kind, e.id, e.created_at as at, e.action as what, coalesce(u.email, e.actor) as actor,
          coalesce(e.reason, '') as detail
        from audit_events e left join users u on u.id = e.actor_user_id
        ${newest("audit", "e.account_id", sql.raw("e.id"))})
      union all
      (select 'credits', id, created_at, kind::text, null,
          case when amount >= 0 then '+' else '' end || amount || ' = ' || balance_after || ' '
          || coalesce(replace(operation::text, '_', ' '), description)
        from credit_transactions ${newest("credits")})
      union all
      (select 'invoice', id, created_at, 'invoice written', null, number || ', ' || status
        from invoices ${newest("invoice")})
      union all
      (select 'payment', id, created_at, 'payment by ' || replace(method::text, '_', ' '), null,
          external_payment_id || ', ' || replace(status::text, '_', ' ')
        from payments ${newest("payment")})
      union all
      (select 'mail', id, created_at, 'mail: ' || replace(template, '-', ' '), null,
          to_address || case when html is not null then ', kept' when sent_at is null then ', not sent' else ', sent' end
        from mails ${newest("mail", "about_account_id")})`),
  );
  return rows.map((row) => ({ ...row, id: Number(row.id), at: new Date(row.at) }));
}

/** The ids in the order of KINDS, such as "55.9001..12.7": none of a kind of which nothing was shown. */
function formatCursor(shown: Shown): string {
  return KINDS.map((kind) => shown[kind] ?? "").join(".");
}

function parseCursor(text: string): Shown {
  const ids = /^\d{0,15}(\.\d{0,15}){4}$/.test(text) ? text.split(".") : [];
  const given = KINDS.flatMap((kind, index) => (ids[index] ? [[kind, Number(ids[index])] as const] : []));
  return Object.fromEntries(given);
}
