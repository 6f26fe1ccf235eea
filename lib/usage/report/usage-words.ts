import { type OPERATION_WORDS, SPENT_WORDS } from "@/lib/usage/operation-words";
import type { PageGroup, RangeName } from "./page-query";
import type { UsageGroup, UsageRow } from "./usage-groups";

/** Usage for people. Pure. */

export const RANGE_WORDS: Record<RangeName, string> = {
  "7": "7 days",
  "30": "30 days",
  "90": "90 days",
  period: "This period",
  own: "Own dates",
};

export const GROUP_WORDS: Record<PageGroup, string> = {
  operation: "Operation",
  site: "Site",
  member: "Member",
  api_key: "API key",
};

/** Why a row has no name: nothing was named when it was spent, or what was named is no longer there. */
const NAMELESS: Record<UsageGroup, [nothing: string, gone: string]> = {
  day: ["", ""],
  operation: ["Other", "Other"],
  site: ["No site", "A site that was deleted"],
  member: ["Spent by API keys", "A former member"],
  api_key: ["Spent by members", "A key that was deleted"],
};

export function rowName(by: UsageGroup, { key, name }: Pick<UsageRow, "key" | "name">): string {
  if (by === "operation") return SPENT_WORDS[key as keyof typeof OPERATION_WORDS] ?? SPENT_WORDS.other;
  if (by === "day") return key;
  const [nothing, gone] = NAMELESS[by];
  return name || (key ? gone : nothing);
}

/** "+25 %", or "new" where nothing was spent before. */
export function usageChangeWords(credits: number, previous: number): string {
  if (credits === previous) return "no change";
  if (previous <= 0) return "new";
  const percent = Math.round(((credits - previous) / previous) * 100);
  return percent === 0
    ? "no change"
    : `${percent > 0 ? "+" : "−"}${Math.abs(percent).toLocaleString("en")} %`;
}
