"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatShortDay } from "@/lib/time/date-words";
import type { ChartDay } from "@/lib/usage/report/usage-chart";

export interface ChartSeries {
  /** The field of a day that holds it. */
  operation: string;
  name: string;
  /** A colour that stands out in light and dark; components/usage/series-colours.ts. */
  colour: string;
}

/** Credits by day, one colour a series. What it shows is in the table below it too. */
export default function SpendChart({ days, series }: { days: ChartDay[]; series: ChartSeries[] }) {
  const rows = days.map(({ day, spent }) => ({ day: shortDay(day), ...spent }));
  return (
    <ResponsiveContainer width="100%" height={260}>
      <BarChart data={rows} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis dataKey="day" tickLine={false} axisLine={false} tick={TICK} minTickGap={28} />
        <YAxis width={36} tickLine={false} axisLine={false} tick={TICK} allowDecimals={false} />
        <Tooltip
          cursor={{ fill: "var(--sunken)" }}
          contentStyle={BOX}
          labelStyle={{ color: "var(--text)" }}
        />
        {series.map(({ operation, name, colour }) => (
          <Bar
            key={operation}
            dataKey={operation}
            name={name}
            stackId="credits"
            fill={colour}
            isAnimationActive={false}
            maxBarSize={28}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

const TICK = { fill: "var(--muted)", fontSize: 12 };
const BOX = {
  background: "var(--surface)",
  border: "1px solid var(--border)",
  borderRadius: "0.5rem",
  fontSize: "0.8125rem",
};

/** "2026-06-01" -> "1 Jun" */
function shortDay(day: string): string {
  return formatShortDay(new Date(day));
}
