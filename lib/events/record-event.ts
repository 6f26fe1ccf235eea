import { sql } from "drizzle-orm";
import { type Tx, writeBeforeCommit } from "@/db";
import { now } from "@/lib/clock";
import type { EventType } from "./event-types";

export interface NewEvent {
  accountId: number;
  type: EventType;
  /** What it is about: kind and id, such as `["invoice", 17]`. */
  object: readonly [kind: string, id: number];
  /** What a receiver needs to decide what to fetch: ids, states, amounts as decimal strings. Never a secret. */
  data: Record<string, unknown>;
  /** Says "once": a second event with the same key is not written, as long as the first is kept. */
  onceKey?: string;
  /** For this endpoint alone: a test. */
  endpointId?: number;
}

/**
 * Tells other software of a change, in the transaction of the change: it is sent to the account's webhooks after commit, and
 * only then. Works under the tenant role too. It is written at the end of that transaction, after every lock that it takes:
 * from there on no other event of the account can be written, so that ids follow the order of commits.
 */
export function recordEvent(tx: Tx, event: NewEvent): void {
  writeBeforeCommit(tx, writeEvents, event);
}

/**
 * The same, written now, for callers who want to know its id: undefined when its `onceKey` was there already, or the account
 * is deleted and only its books are left. Call it last, after every lock that the transaction takes.
 */
export async function recordEventNow(tx: Tx, event: NewEvent): Promise<number | undefined> {
  const [id] = await write(tx, [event]);
  return id ? Number(id) : undefined;
}

async function writeEvents(tx: Tx, events: NewEvent[]): Promise<void> {
  await write(tx, events);
}

async function write(tx: Tx, events: NewEvent[]): Promise<(string | null)[]> {
  const at = now().toISOString();
  const { rows } = await tx.execute<{ id: string | null }>(sql`
    select record_event(e.account_id, e.type, e.object, e.data, e.once_key, e.endpoint_id, ${at}::timestamptz) as id
    from jsonb_to_recordset(${JSON.stringify(events.map(rowOf))}::jsonb) as e
      (account_id bigint, type text, object text, data jsonb, once_key text, endpoint_id bigint)`);
  return rows.map(({ id }) => id);
}

function rowOf({ accountId, type, object, data, onceKey, endpointId }: NewEvent) {
  const about = { account_id: accountId, type, object: object.join(":"), data };
  return { ...about, once_key: onceKey, endpoint_id: endpointId };
}
