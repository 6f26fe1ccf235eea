import { type SQL, sql } from "drizzle-orm";
import { directlyAsSystem } from "@/db";
import { TIMELINE_KINDS, type TimelineKind } from "./timeline-kind";
import { type TimelineFacts, type TimelineSentence, timelineSentence } from "./timeline-sentence";

export interface TimelineEntry extends TimelineSentence {
  kind: TimelineKind;
  /** Unique among entries of its kind. */
  id: number;
  at: Date;
  /** Who did it, where the log knows. */
  actor: string | null;
}

export interface TimelinePage {
  entries: TimelineEntry[];
  /** Where the next page starts; undefined when this one is the last. */
  next: string | undefined;
}

const PAGE_SIZE = 100;

/** Of each kind the id of the last entry that was shown: entries below it come next. */
type Shown = Partial<Record<TimelineKind, number>>;

/** What happened to an account, newest first, from a cursor on; one that is none starts from the beginning. */
export async function listTimeline(
  accountId: number,
  cursor = "",
  only?: TimelineKind,
): Promise<TimelinePage> {
  const shown = parseCursor(cursor);
  const found = await readSources(accountId, shown, only ? [only] : TIMELINE_KINDS);
  const waiting = TIMELINE_KINDS.map((kind) => found.filter((entry) => entry.kind === kind));
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

type FoundRow = Record<"id" | "at", string> & {
  kind: TimelineKind;
  actor: string | null;
  facts: TimelineFacts;
};

/** Each kind gives its newest, by an index of its own. */
async function readSources(
  accountId: number,
  shown: Shown,
  kinds: readonly TimelineKind[],
): Promise<TimelineEntry[]> {
  const parts = kinds.map((kind) => {
    const { facts, actor, from, where } = SOURCES[kind];
    const last = shown[kind];
    const before = last === undefined ? sql`` : sql`and e.id < ${last}`;
    return sql`(select ${sql.raw(`'${kind}'`)} as kind, e.id, e.created_at as at, ${actor} as actor, ${facts} as facts
      from ${from} where ${where(accountId)} ${before} order by e.id desc limit ${PAGE_SIZE + 1})`;
  });
  const { rows } = await directlyAsSystem((db) => db.execute<FoundRow>(sql.join(parts, sql` union all `)));
  return rows.map(({ facts, ...row }) => ({
    ...row,
    id: Number(row.id),
    at: new Date(row.at),
    ...timelineSentence(row.kind, { ...facts, id: Number(row.id), accountId }),
  }));
}

interface Source {
  facts: SQL;
  actor: SQL;
  from: SQL;
  where: (accountId: number) => SQL;
}

const ofAccount = (accountId: number) => sql`e.account_id = ${accountId}`;
const aboutAccount = (accountId: number) => sql`e.about_account_id = ${accountId}`;
const nobody = sql`null`;

const SOURCES: Record<TimelineKind, Source> = {
  audit: {
    facts: sql`jsonb_build_object('action', e.action, 'reason', e.reason, 'before', e.before, 'after', e.after,
      'target_type', e.target_type, 'target_id', e.target_id)`,
    actor: sql`coalesce(u.email, e.actor)`,
    from: sql`audit_events e left join users u on u.id = e.actor_user_id`,
    where: ofAccount,
  },
  credits: {
    facts: sql`jsonb_build_object('kind', e.kind, 'amount', e.amount, 'balance', e.balance_after,
      'operation', e.operation, 'description', e.description, 'site', s.domain)`,
    actor: sql`u.email`,
    from: sql`credit_transactions e left join users u on u.id = e.user_id left join sites s on s.id = e.site_id`,
    where: ofAccount,
  },
  invoice: {
    facts: sql`jsonb_build_object('number', e.number, 'kind', e.kind, 'cents', e.total_cents, 'currency', e.currency)`,
    actor: nobody,
    from: sql`invoices e`,
    where: ofAccount,
  },
  payment: {
    facts: sql`jsonb_build_object('reference', e.external_payment_id, 'method', e.method, 'cents', e.amount_cents,
      'currency', e.currency, 'number', i.number)`,
    actor: nobody,
    from: sql`payments e left join invoices i on i.id = e.invoice_id`,
    where: ofAccount,
  },
  mail: {
    facts: sql`jsonb_build_object('template', e.template, 'subject', e.subject, 'to', e.to_address,
      'state', case when e.html is not null then 'kept' when e.sent_at is null then 'not sent' else 'sent' end)`,
    actor: nobody,
    from: sql`mails e`,
    where: aboutAccount,
  },
  note: {
    facts: sql`jsonb_build_object('text', e.text)`,
    actor: sql`u.email`,
    from: sql`staff_notes e left join users u on u.id = e.author_user_id`,
    where: aboutAccount,
  },
  "sign-in": {
    facts: sql`jsonb_build_object('action', e.action, 'ip', e.after->>'ip', 'email', p.email)`,
    actor: nobody,
    from: sql`audit_events e join users p on p.id::text = e.target_id`,
    where: (accountId) => sql`e.target_type = 'user' and e.account_id is null
      and e.action in ('user.signed_in', 'user.sign_in_refused', 'user.code_refused')
      and e.target_id in (select m.user_id::text from memberships m where m.account_id = ${accountId})`,
  },
};

/** The ids in the order of the kinds, such as "55.9001..12.7..": none of a kind of which nothing was shown. */
function formatCursor(shown: Shown): string {
  return TIMELINE_KINDS.map((kind) => shown[kind] ?? "").join(".");
}

function parseCursor(text: string): Shown {
  const ids = /^\d{0,15}(\.\d{0,15}){6}$/.test(text) ? text.split(".") : [];
  const given = TIMELINE_KINDS.flatMap((kind, index) =>
    ids[index] ? [[kind, Number(ids[index])] as const] : [],
  );
  return Object.fromEntries(given);
}
