import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
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
 * only then. Works under the tenant role too. Call it last, after every lock that the transaction takes: from here to its
 * end no other event of the account can be written, so that ids follow the order of commits. Answers the event's id, or
 * undefined when its `onceKey` was there already, or the account is deleted and only its books are left.
 */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<number | undefined> {
  const { accountId, type, object, data, onceKey, endpointId } = event;
  const { rows } = await tx.execute<{ id: string | null }>(sql`
    select record_event(${accountId}::bigint, ${type}, ${object.join(":")}, ${JSON.stringify(data)}::jsonb,
      ${onceKey ?? null}::text, ${endpointId ?? null}::bigint, ${now().toISOString()}::timestamptz) as id`);
  const id = rows[0]?.id;
  return id ? Number(id) : undefined;
}
