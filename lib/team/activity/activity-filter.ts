import { z } from "zod";
import { dayInput } from "@/lib/time/instant-input";
import { ACTIVITY_GROUPS, type ActivityGroup } from "./activity-words";

export interface ActivityFilter {
  group?: ActivityGroup;
  /** Of one person, by their user id. */
  by?: number;
  /** From its first moment in UTC, and up to the end of the day `to`. */
  from?: Date;
  to?: Date;
}

const day = dayInput.optional().catch(undefined);

/** The filter as an address carries it; what can't be read filters nothing. */
const filter = z.object({
  group: z
    .enum(Object.keys(ACTIVITY_GROUPS) as [ActivityGroup])
    .optional()
    .catch(undefined),
  by: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
  from: day,
  to: day,
});

export function readActivityFilter(params: Record<string, unknown>): ActivityFilter {
  return filter.parse(params);
}

/** The filter as search parameters, without what filters nothing. */
export function activityFilterParams({ group, by, from, to }: ActivityFilter): Record<string, string> {
  const entries = { group, by: by?.toString(), from: from && dayOf(from), to: to && dayOf(to) };
  return Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
