import { z } from "zod";
import type { Endpoint } from "@/db";
import { WEBHOOK_MESSAGE_STATUSES, WEBHOOK_OFF_REASONS } from "@/db/words";
import { EVENT_TYPES } from "@/lib/events/event-types";
import { eventJson } from "@/lib/events/output";
import { endpointState } from "./endpoint";
import type { Attempt } from "./queries";

const time = z.iso.datetime();

/** What the API says of an endpoint; never its secret. */
export const endpointOutput = z.object({
  id: z.int(),
  url: z.string(),
  description: z.string(),
  event_types: z.array(z.string()),
  state: z.enum(["on", "off"]),
  off_at: time.nullable(),
  off_reason: z.enum(WEBHOOK_OFF_REASONS).nullable(),
  failing_since: time.nullable(),
  previous_secret_ends_at: time.nullable(),
  created_at: time,
});

/** The one answer that holds the secret. */
export const newEndpointOutput = endpointOutput.extend({ secret: z.string() });

export const endpointDeletedOutput = z.object({ id: z.int(), deleted: z.literal(true) });

export const testSentOutput = z.object({ event_id: z.int() });

export const replayedOutput = z.object({ count: z.int() });

/** A try of one event: what was sent and what came back. */
export const attemptOutput = z.object({
  id: z.int(),
  event_id: z.int(),
  event_type: z.enum(EVENT_TYPES),
  succeeded: z.boolean(),
  error: z.string().nullable(),
  ms: z.int(),
  request: z.object({ url: z.string(), headers: z.record(z.string(), z.string()), body: z.string() }),
  response: z
    .object({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() })
    .nullable(),
  /** What became of the event at this endpoint since. */
  delivery: z.object({
    status: z.enum(WEBHOOK_MESSAGE_STATUSES),
    tries: z.int(),
    next_try_at: time.nullable(),
  }),
  created_at: time,
});

export type AttemptJson = z.input<typeof attemptOutput>;

export function endpointJson(endpoint: Endpoint): z.input<typeof endpointOutput> {
  const { id, url, description, eventTypes, offReason } = endpoint;
  return {
    id,
    url,
    description,
    event_types: eventTypes,
    state: endpointState(endpoint),
    off_at: endpoint.offAt?.toISOString() ?? null,
    off_reason: offReason,
    failing_since: endpoint.failingSince?.toISOString() ?? null,
    previous_secret_ends_at: endpoint.previousSecretEndsAt?.toISOString() ?? null,
    created_at: endpoint.createdAt.toISOString(),
  };
}

export function attemptJson(attempt: Attempt): AttemptJson {
  const { id, url, status, error, ms, event, message } = attempt;
  const { type } = eventJson(event);
  return {
    id,
    event_id: event.id,
    event_type: type,
    succeeded: error === null,
    error,
    ms,
    request: { url, headers: attempt.requestHeaders, body: JSON.stringify(eventJson(event)) },
    response:
      status === null ? null : { status, headers: attempt.responseHeaders, body: attempt.responseBody },
    delivery: {
      status: message.status,
      tries: message.tries,
      next_try_at: message.nextTryAt?.toISOString() ?? null,
    },
    created_at: attempt.createdAt.toISOString(),
  };
}
