import { z } from "zod";
import type { EventRow } from "@/db";
import { EVENT_TYPES } from "./event-types";

export type Event = Pick<EventRow, "id" | "type" | "object" | "data" | "createdAt">;

/** An event as `GET /events/` answers it, and as a webhook's body: what Standard Webhooks names, and more. */
export const eventOutput = z.object({
  id: z.int(),
  type: z.enum(EVENT_TYPES),
  timestamp: z.iso.datetime(),
  /** Rises with each commit of the account: of two events about one object, the higher is the later. */
  sequence: z.int(),
  /** What it is about, such as invoice:17. */
  object: z.string(),
  data: z.record(z.string(), z.unknown()),
});

export function eventJson({ id, type, object, data, createdAt }: Event): z.output<typeof eventOutput> {
  const known = type as z.output<typeof eventOutput>["type"];
  return { id, type: known, timestamp: createdAt.toISOString(), sequence: id, object, data };
}
