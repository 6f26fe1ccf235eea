import type { StatementCounts } from "./count-statements";
import type { Load } from "./measure";
import { type Shares, WHERE, type Where } from "./profile";

export type Measured = { name: string } & Load &
  StatementCounts & {
    /** Requests a second, divided by the yardstick's in the same seconds. */
    ofYardstick: number;
    /** Against bare Node and PostgreSQL, where there is such a line. */
    ofBare?: number;
    /** Against the same app where Next answers the API, and where two processes do. */
    ofNext?: number;
    ofTwo?: number;
    /** Over several starts. */
    span?: { least: number; most: number };
    /** Against the small database, where that was measured too. */
    ofSmall?: number;
  };

const HEADINGS = [
  "",
  "requests/s",
  "p50 ms",
  "p99 ms",
  "processor µs",
  "SQL",
  "round trips",
  "of yardstick",
  "of bare",
  "of Next",
  "of two processes",
  "failed",
];

/** One line for each scenario; figures per second are for reading side by side, only their ratios travel. */
export function printTable(measured: Measured[]): void {
  const compares = measured.some(({ ofSmall }) => ofSmall !== undefined);
  const headings = compares ? [...HEADINGS, "of small database"] : HEADINGS;
  const lines = [headings, ...measured.map((one) => cells(one).slice(0, headings.length))];
  printColumns(lines);
}

/** Microseconds of the server's processor per request, by where they went. */
export function printProfiles(profiles: { name: string; shares: Shares }[]): void {
  const microseconds = (shares: Shares, where: Where) => (shares.get(where) ?? 0).toFixed(0);
  const total = ({ shares }: { shares: Shares }) => [...shares.values()].reduce((sum, each) => sum + each, 0);
  printColumns([
    ["µs of processor per request", ...profiles.map(({ name }) => name)],
    ...WHERE.map((where) => [where, ...profiles.map(({ shares }) => microseconds(shares, where))]),
    ["all", ...profiles.map((each) => total(each).toFixed(0))],
  ]);
}

export function printColumns(lines: string[][]): void {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join("  "),
  );
  process.stdout.write(`\n${text.join("\n")}\n`);
}

function ratio({ ofYardstick, span }: Measured): string {
  const range = span && ` (${span.least.toFixed(2)} to ${span.most.toFixed(2)})`;
  return ofYardstick.toFixed(2) + (range ?? "");
}

function cells(one: Measured): string[] {
  return [
    one.name,
    one.requestsPerSecond.toFixed(0),
    one.p50Ms.toFixed(0),
    one.p99Ms.toFixed(0),
    one.processorMicroseconds?.toFixed(0) ?? "",
    one.statements.toFixed(1),
    one.roundTrips.toFixed(1),
    ratio(one),
    one.ofBare?.toFixed(2) ?? "",
    one.ofNext?.toFixed(2) ?? "",
    one.ofTwo?.toFixed(2) ?? "",
    String(one.failed),
    one.ofSmall?.toFixed(2) ?? "",
  ];
}
