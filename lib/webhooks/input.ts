import { z } from "zod";
import { EVENT_GROUPS, EVENT_TYPES } from "@/lib/events/event-types";
import { optionalLine } from "@/lib/text/line-input";
import { instantInput } from "@/lib/time/instant-input";
import { DEFAULT_GRACE_SECONDS, MAX_SECRET_GRACE_SECONDS } from "./endpoint";

/** What an endpoint can ask for: all, a group, or one type. */
const SUBSCRIPTIONS = [
  "*",
  ...EVENT_GROUPS,
  ...EVENT_TYPES.filter((type) => type !== "webhook.test"),
] as const;

const url = z.string().trim().min(1, "This is required.").max(2000);
const description = optionalLine(200);
const eventTypes = z.array(z.enum(SUBSCRIPTIONS)).min(1, "Choose at least one.").max(SUBSCRIPTIONS.length);

export const createEndpointInput = z.object({
  url,
  description: description.default(""),
  event_types: eventTypes.default(["*"]),
});

/** What is left out stays. `state: "on"` sends what waits, and resets the count of failures. */
export const updateEndpointInput = z.object({
  url: url.optional(),
  description: description.optional(),
  event_types: eventTypes.optional(),
  state: z.enum(["on", "off"]).optional(),
});

export const rotateSecretInput = z.object({
  /** The old secret signs too for this much longer. */
  grace_seconds: z.int().min(0).max(MAX_SECRET_GRACE_SECONDS).default(DEFAULT_GRACE_SECONDS),
});

/** One event; or, where none is named, everything since a time that has not arrived. */
export const replayInput = z
  .object({ event_id: z.int().min(1).optional(), since: instantInput.optional() })
  .refine(({ event_id, since }) => event_id !== undefined || since !== undefined, {
    error: "Send event_id or since.",
    path: ["event_id"],
  });

export type EndpointChange = z.output<typeof updateEndpointInput>;
