import { and, asc, eq, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { directlyAsSystem, type Endpoint, events, webhookEndpoints, webhookMessages } from "@/db";
import { now } from "@/lib/clock";

/** An endpoint that is switched on; undefined when it is off or gone. */
export async function findLiveEndpoint(endpointId: number): Promise<Endpoint | undefined> {
  const [endpoint] = await directlyAsSystem((db) =>
    db
      .select()
      .from(webhookEndpoints)
      .where(and(eq(webhookEndpoints.id, endpointId), isNull(webhookEndpoints.offAt))),
  );
  return endpoint;
}

export type DueMessage = Awaited<ReturnType<typeof listDueMessages>>[number];

/** What is due to an endpoint, in the order in which it happened. */
export function listDueMessages(endpointId: number, limit: number) {
  return directlyAsSystem((db) =>
    db
      .select({
        id: webhookMessages.id,
        accountId: webhookMessages.accountId,
        tries: webhookMessages.tries,
        event: {
          id: events.id,
          type: events.type,
          object: events.object,
          data: events.data,
          createdAt: events.createdAt,
        },
      })
      .from(webhookMessages)
      .innerJoin(events, eq(events.id, webhookMessages.eventId))
      .where(and(eq(webhookMessages.endpointId, endpointId), lte(webhookMessages.nextTryAt, now())))
      .orderBy(asc(webhookMessages.eventId))
      .limit(limit),
  );
}

/** When something is due to the endpoint next. */
export async function findNextTry(endpointId: number): Promise<Date | undefined> {
  const [next] = await directlyAsSystem((db) =>
    db
      .select({ at: sql<Date | null>`min(${webhookMessages.nextTryAt})`.mapWith(webhookMessages.nextTryAt) })
      .from(webhookMessages)
      .where(and(eq(webhookMessages.endpointId, endpointId), isNotNull(webhookMessages.nextTryAt))),
  );
  return next?.at ?? undefined;
}
