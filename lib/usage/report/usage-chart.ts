import type { UsageDay, UsageRow } from "./usage-groups";
import { daysOf, type UsageRange } from "./usage-range";

/** As many colours as can be told apart; what is left is drawn as one. */
const MOST_SERIES = 7;
export const REST = "rest";

export interface UsageSeries {
  key: string;
  credits: number;
}

export interface ChartDay {
  /** "2026-06-01" */
  day: string;
  total: number;
  /** By series. */
  spent: Record<string, number>;
}

/** The groups that spent most, and the rest as one. Pure. */
export function usageSeries(rows: readonly UsageRow[]): UsageSeries[] {
  const spent = rows.filter(({ credits }) => credits !== 0).sort((a, b) => b.credits - a.credits);
  const named = spent.slice(0, MOST_SERIES).map(({ key, credits }) => ({ key: seriesKey(key), credits }));
  const rest = spent.slice(MOST_SERIES).reduce((sum, { credits }) => sum + credits, 0);
  return rest === 0 && spent.length <= MOST_SERIES ? named : [...named, { key: REST, credits: rest }];
}

/** Each day of the range, none left out. Pure. */
export function usageChart(
  range: UsageRange,
  days: readonly UsageDay[],
  series: readonly UsageSeries[],
): ChartDay[] {
  const chart = new Map(daysOf(range).map((day): [string, ChartDay] => [day, { day, total: 0, spent: {} }]));
  const named = new Set(series.map(({ key }) => key));
  for (const { day, key, credits } of days) {
    const bar = chart.get(day);
    if (!bar) continue;
    const of = named.has(seriesKey(key)) ? seriesKey(key) : REST;
    bar.total += credits;
    bar.spent[of] = (bar.spent[of] ?? 0) + credits;
  }
  return [...chart.values()];
}

/** What has no key needs a name of its own, since "" is no name of a field. */
export function seriesKey(key: string): string {
  return key === "" ? "none" : key;
}
