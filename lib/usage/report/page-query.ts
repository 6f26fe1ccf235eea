import { z } from "zod";
import { addDays } from "@/lib/time/days";
import { dayInput } from "@/lib/time/instant-input";
import type { UsageGroup } from "./usage-groups";
import { lastDays, MOST_DAYS, rangeOf, type UsageRange } from "./usage-range";

/** The report of /usage as its address says it. What can't be read is the default. Pure. */

export const RANGES = ["7", "30", "90", "period", "own"] as const;
export type RangeName = (typeof RANGES)[number];
/** By what the page sums up: a day of its own is what its chart is for. */
export const PAGE_GROUPS = [
  "operation",
  "site",
  "member",
  "api_key",
] as const satisfies readonly UsageGroup[];
export type PageGroup = (typeof PAGE_GROUPS)[number];

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const day = z.preprocess(first, dayInput.optional()).catch(undefined);
const query = z.object({
  range: z.preprocess(first, z.enum(RANGES)).catch("30"),
  by: z.preprocess(first, z.enum(PAGE_GROUPS)).catch("operation"),
  since: day,
  until: day,
});

export interface UsageReportQuery {
  name: RangeName;
  by: PageGroup;
  range: UsageRange;
  /** The own range that was asked for can't be shown, and the last 30 days are. */
  isRefused: boolean;
}

/** `periodStart`: when the credits of this period were given. */
export function readUsageQuery(
  params: Record<string, unknown>,
  { at, periodStart }: { at: Date; periodStart: Date },
): UsageReportQuery {
  const { range: name, by, since, until } = query.parse(params);
  const asked = rangeNamed(name, { at, periodStart, since, until });
  if (asked) return { name, by, range: asked, isRefused: false };
  return { name: "30", by, range: lastDays(30, at), isRefused: true };
}

interface Moments {
  at: Date;
  periodStart: Date;
  since?: Date;
  until?: Date;
}

function rangeNamed(name: RangeName, { at, periodStart, since, until }: Moments): UsageRange | undefined {
  if (name === "own") return since && rangeOf(since, until ?? at);
  if (name !== "period") return lastDays(Number(name), at);
  const earliest = addDays(at, 1 - MOST_DAYS);
  return rangeOf(periodStart < earliest ? earliest : periodStart, at);
}

/** The query as search parameters. */
export function usageQueryParams({ name, by, range }: UsageReportQuery): Record<string, string> {
  const day = (at: Date) => at.toISOString().slice(0, 10);
  if (name !== "own") return { range: name, by };
  return { range: name, by, since: day(range.from), until: day(addDays(range.to, -1)) };
}
