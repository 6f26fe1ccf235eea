import { z } from "zod";
import { CREDIT_OPERATIONS } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { listQuery } from "@/lib/pagination";
import { dayInput } from "@/lib/time/instant-input";
import { USAGE_GROUPS } from "./usage-groups";
import { lastDays, MOST_DAYS, rangeOf, type UsageRange } from "./usage-range";

const DAYS = 30;
const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional();

export const usageQuery = listQuery.extend({
  /** The first day, in UTC; 30 days up to the last one unless said. */
  from: dayInput.optional(),
  /** The last day, in UTC; today unless said. */
  to: dayInput.optional(),
  group_by: z.enum(USAGE_GROUPS).default("day"),
  site_id: id,
  user_id: id,
  /** With all keys that it was rotated from or to. */
  api_key_id: id,
  operation: z.enum(CREDIT_OPERATIONS).optional(),
});

/** Throws validation_error where it begins after its end, or is too long. */
export function rangeAsked({ from, to = now() }: { from?: Date; to?: Date }): UsageRange {
  const range = from ? rangeOf(from, to) : lastDays(DAYS, to);
  if (range) return range;
  throw new AppError("validation_error", { fields: { from: [`Ask for 1 to ${MOST_DAYS} days.`] } });
}
