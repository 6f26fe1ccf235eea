import { z } from "zod";
import { listOf } from "@/lib/pagination";
import { USAGE_GROUPS, type UsageGroup, type UsageRow } from "./usage-groups";
import type { UsageRange } from "./usage-range";

const usageRowOutput = z.object({
  /** A day, an operation (`other` for an amount that was reserved without one), or an id; null for what has none. */
  key: z.string().nullable(),
  /** The site's or key's name now, or the member's address; null for days, operations, and what is no longer there. */
  name: z.string().nullable(),
  credits: z.int(),
  consumptions: z.int(),
  /** Credits in as many days before. */
  previous_credits: z.int(),
});

export const usageOutput = listOf(usageRowOutput).extend({
  from: z.iso.date(),
  to: z.iso.date(),
  group_by: z.enum(USAGE_GROUPS),
});

export function usageRowJson({
  key,
  name,
  credits,
  count,
  previous,
}: UsageRow): z.input<typeof usageRowOutput> {
  const said = { key: key || null, name: name || null };
  return { ...said, credits, consumptions: count, previous_credits: previous };
}

export function askedJson({ from, to }: UsageRange, by: UsageGroup) {
  const lastDay = new Date(to.getTime() - 1);
  return { from: from.toISOString().slice(0, 10), to: lastDay.toISOString().slice(0, 10), group_by: by };
}
