import type { StatementCounts } from "./count-statements";
import type { Load } from "./measure";

export type Measured = { name: string } & Load & StatementCounts;

const HEADINGS = ["", "requests/s", "p50 ms", "p99 ms", "SQL", "round trips", "of yardstick", "failed"];

/** One line for each scenario; figures per second are for reading side by side, only their ratios travel. */
export function printTable(measured: Measured[], yardstick: string): void {
  const base = measured.find(({ name }) => name === yardstick)?.requestsPerSecond ?? Number.NaN;
  const lines = [HEADINGS, ...measured.map((one) => cells(one, base))];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join("  "),
  );
  process.stdout.write(`\n${text.join("\n")}\n`);
}

function cells(one: Measured, base: number): string[] {
  return [
    one.name,
    one.requestsPerSecond.toFixed(0),
    one.p50Ms.toFixed(0),
    one.p99Ms.toFixed(0),
    one.statements.toFixed(1),
    one.roundTrips.toFixed(1),
    (one.requestsPerSecond / base).toFixed(2),
    String(one.failed),
  ];
}
