import { expect, it } from "vitest";
import { REST, usageChart, usageSeries } from "./usage-chart";
import type { UsageRow } from "./usage-groups";
import { lastDays } from "./usage-range";

const RANGE = lastDays(3, new Date("2026-06-16T12:00:00Z"));
const row = (key: string, credits: number): UsageRow => ({ key, name: "", credits, count: 1, previous: 0 });

it("no day is left out, and each is the sum of its parts", () => {
  const series = usageSeries([row("7", 45), row("", 5)]);
  const days = [
    { day: "2026-06-15", key: "7", credits: 45 },
    { day: "2026-06-15", key: "", credits: 5 },
  ];
  expect(usageChart(RANGE, days, series)).toEqual([
    { day: "2026-06-14", total: 0, spent: {} },
    { day: "2026-06-15", total: 50, spent: { "7": 45, none: 5 } },
    { day: "2026-06-16", total: 0, spent: {} },
  ]);
});

it("more groups than colours are drawn as one", () => {
  const rows = Array.from({ length: 10 }, (_, index) => row(String(index + 1), 100 - index));
  const series = usageSeries(rows);
  expect(series).toHaveLength(8);
  expect(series.at(-1)).toEqual({ key: REST, credits: 93 + 92 + 91 });
  const [, bar] = usageChart(RANGE, [{ day: "2026-06-15", key: "10", credits: 91 }], series);
  expect(bar?.spent).toEqual({ [REST]: 91 });
});
