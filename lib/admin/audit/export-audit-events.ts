import type { Cell } from "@/lib/text/csv";
import { type AuditFilter, type ListedAuditEvent, listAuditEvents } from "./queries";

const BATCH = 1000;

/** A header, then every event of the filter, newest first, read a thousand at a time. */
export async function* exportAuditEvents(filter: AuditFilter): AsyncGenerator<Cell[]> {
  yield ["at", "actor", "action", "account_id", "target", "reason", "before", "after", "request_id"];
  let after: number | undefined;
  do {
    const rows = await listAuditEvents(filter, { after, limit: BATCH });
    for (const row of rows.slice(0, BATCH)) yield cells(row);
    after = rows.length > BATCH ? rows[BATCH - 1]?.event.id : undefined;
  } while (after);
}

function cells({ event, actorEmail }: ListedAuditEvent): Cell[] {
  return [
    event.createdAt,
    actorEmail ?? event.actor,
    event.action,
    event.accountId,
    event.targetType && `${event.targetType} ${event.targetId}`,
    event.reason,
    event.before && JSON.stringify(event.before),
    event.after && JSON.stringify(event.after),
    event.requestId,
  ];
}
