import { z } from "zod";
import { listQuery } from "@/lib/pagination";
import { instantInput } from "@/lib/time/instant-input";
import { EVENT_GROUPS, EVENT_TYPES } from "./event-types";

export const eventsQuery = listQuery.extend({
  /** One type, or a group such as invoice.* */
  type: z.enum([...EVENT_TYPES, ...EVENT_GROUPS]).optional(),
  /** What they are about, such as invoice:17. */
  object: z
    .string()
    .regex(/^[a-z_]{1,40}:[1-9]\d{0,14}$/, "Write it like invoice:17.")
    .optional(),
  since: instantInput.optional(),
  /** `oldest` first, to read on from the last event that was seen (`after_id`). */
  order: z.enum(["newest", "oldest"]).default("newest"),
  after_id: z.coerce.number().int().min(0).optional(),
});

export type EventsFilter = Pick<
  z.output<typeof eventsQuery>,
  "type" | "object" | "since" | "order" | "after_id"
>;
