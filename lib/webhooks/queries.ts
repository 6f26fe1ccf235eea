import { and, desc, eq, gte, lt } from "drizzle-orm";
import {
  type Endpoint,
  events,
  forAccount,
  type Tx,
  webhookAttempts,
  webhookEndpoints,
  webhookMessages,
} from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { EVENT_DAYS } from "@/lib/events/retention";
import { addDays } from "@/lib/time/days";

/** At most ENDPOINTS_AT_MOST, newest first. */
export function listEndpoints(accountId: number): Promise<Endpoint[]> {
  return forAccount(accountId, (tx) =>
    tx
      .select()
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.accountId, accountId))
      .orderBy(desc(webhookEndpoints.id)),
  );
}

export function getEndpoint(accountId: number, endpointId: number): Promise<Endpoint> {
  return forAccount(accountId, (tx) => getEndpointIn(tx, accountId, endpointId));
}

/** Throws not_found when it is somebody else's or not there. */
export async function getEndpointIn(tx: Tx, accountId: number, endpointId: number): Promise<Endpoint> {
  const [endpoint] = await tx
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.accountId, accountId), eq(webhookEndpoints.id, endpointId)));
  if (!endpoint) throw new AppError("not_found");
  return endpoint;
}

export type Attempt = Awaited<ReturnType<typeof listAttempts>>[number];

/**
 * Of the last 30 days, newest first; one more than `limit` when there are more. Throws not_found for an endpoint that is not the
 * account's.
 */
export function listAttempts(
  accountId: number,
  { endpointId, limit, after }: { endpointId: number; limit: number; after?: number },
) {
  return forAccount(accountId, async (tx) => {
    await getEndpointIn(tx, accountId, endpointId);
    return tx
      .select({
        id: webhookAttempts.id,
        url: webhookAttempts.url,
        requestHeaders: webhookAttempts.requestHeaders,
        status: webhookAttempts.status,
        responseHeaders: webhookAttempts.responseHeaders,
        responseBody: webhookAttempts.responseBody,
        error: webhookAttempts.error,
        ms: webhookAttempts.ms,
        createdAt: webhookAttempts.createdAt,
        message: {
          status: webhookMessages.status,
          tries: webhookMessages.tries,
          nextTryAt: webhookMessages.nextTryAt,
        },
        event: EVENT,
      })
      .from(webhookAttempts)
      .innerJoin(webhookMessages, eq(webhookMessages.id, webhookAttempts.messageId))
      .innerJoin(events, eq(events.id, webhookMessages.eventId))
      .where(
        and(
          eq(webhookAttempts.accountId, accountId),
          eq(webhookAttempts.endpointId, endpointId),
          gte(webhookAttempts.createdAt, addDays(now(), -EVENT_DAYS)),
          after === undefined ? undefined : lt(webhookAttempts.id, after),
        ),
      )
      .orderBy(desc(webhookAttempts.id))
      .limit(limit + 1);
  });
}

const EVENT = {
  id: events.id,
  type: events.type,
  object: events.object,
  data: events.data,
  createdAt: events.createdAt,
};
