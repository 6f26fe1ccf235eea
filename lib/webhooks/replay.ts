import { and, eq, sql } from "drizzle-orm";
import { type Endpoint, events, forAccount, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { getEndpointIn } from "./queries";
import { wakeEndpoint } from "./wake-endpoint";

export interface Replay {
  accountId: number;
  endpointId: number;
  /** This event, whether or not it has arrived. */
  eventId?: number;
  /** Or everything since then that has not arrived, and what came while the endpoint was off. */
  since?: Date;
  by: Author;
}

/** Sends events again, with eight tries from now. Answers how many. Throws not_found, or invalid_state while it is off. */
export function replay({ accountId, endpointId, eventId, since, by }: Replay): Promise<number> {
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "webhooks:manage"));
    const endpoint = await getEndpointIn(tx, accountId, endpointId);
    if (endpoint.offAt)
      throw new AppError("invalid_state", { message: "This endpoint is switched off. Switch it on first." });
    const count =
      eventId === undefined
        ? await replaySince(tx, endpoint, since ?? now())
        : await replayEvent(tx, endpoint, eventId);
    await wakeEndpoint(tx, { accountId, endpointId });
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "webhook_endpoint.replayed",
      targetType: "webhook_endpoint",
      targetId: endpointId,
      after: { event_id: eventId ?? null, since: since?.toISOString() ?? null, count },
    });
    return count;
  });
}

async function replayEvent(tx: Tx, endpoint: Endpoint, eventId: number): Promise<number> {
  const own = and(eq(events.accountId, endpoint.accountId), eq(events.id, eventId));
  if ((await tx.$count(events, own)) === 0) throw new AppError("not_found");
  return insertMessages(tx, endpoint, sql`v.id = ${eventId}`, sql`true`);
}

function replaySince(tx: Tx, endpoint: Endpoint, since: Date): Promise<number> {
  const isWanted = sql`v.created_at >= ${since.toISOString()}::timestamptz and v.type <> 'webhook.test'
    and ${`{${endpoint.eventTypes.join(",")}}`}::text[] && array['*', v.type, split_part(v.type, '.', 1) || '.*']`;
  return insertMessages(tx, endpoint, isWanted, sql`m.status <> 'succeeded'`);
}

/** A message that is there already starts from its first try. */
async function insertMessages(
  tx: Tx,
  { accountId, id }: Endpoint,
  isWanted: ReturnType<typeof sql>,
  isAgain: ReturnType<typeof sql>,
): Promise<number> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const { rowCount } = await tx.execute(sql`
    insert into webhook_messages as m (account_id, endpoint_id, event_id, next_try_at, created_at, updated_at)
    select ${accountId}::bigint, ${id}::bigint, v.id, ${at}, ${at}, ${at} from events v
    where v.account_id = ${accountId} and ${isWanted}
    on conflict (endpoint_id, event_id) do update
      set status = 'pending', tries = 0, next_try_at = ${at}, updated_at = ${at} where ${isAgain}`);
  return rowCount ?? 0;
}
