import { and, desc, eq, lt, sql } from "drizzle-orm";
import { directlyAsSystem, listAsSystem, providerEvents } from "@/db";
import type { PROVIDER_EVENT_STATUSES } from "@/db/words";
import { AppError } from "@/lib/errors";
import { maskPayload } from "./mask-payload";

export type ProviderEventStatus = (typeof PROVIDER_EVENT_STATUSES)[number];

const LISTED = {
  id: providerEvents.id,
  provider: providerEvents.provider,
  eventId: providerEvents.eventId,
  type: providerEvents.type,
  status: providerEvents.status,
  error: providerEvents.error,
  attempts: providerEvents.attempts,
  processedAt: providerEvents.processedAt,
  createdAt: providerEvents.createdAt,
};

/** An event that could not be applied at first, and not within an hour either: a condition on `provider_events`. */
export const isStuckEvent = sql`status = 'received' and attempts > 0 and created_at < now() - interval '1 hour'`;

/** Newest first, one more than `limit` when there are more. */
export function listProviderEvents(list: { status?: ProviderEventStatus; after?: number; limit: number }) {
  return listAsSystem((db) =>
    db
      .select(LISTED)
      .from(providerEvents)
      .where(
        and(
          list.status && eq(providerEvents.status, list.status),
          list.after === undefined ? undefined : lt(providerEvents.id, list.after),
        ),
      )
      .orderBy(desc(providerEvents.id))
      .limit(list.limit + 1),
  );
}
export type ListedProviderEvent = Awaited<ReturnType<typeof listProviderEvents>>[number];

/** One event with its payload, secrets masked. Throws `not_found`. */
export async function getProviderEvent(id: number) {
  const [event] = await directlyAsSystem((db) =>
    db
      .select({ ...LISTED, payload: providerEvents.payload })
      .from(providerEvents)
      .where(eq(providerEvents.id, id)),
  );
  if (!event) throw new AppError("not_found");
  return { ...event, payload: maskPayload(event.payload) };
}
