import { readFile } from "node:fs/promises";
import { countReasons, type Skips } from "./skips";

export interface Tally {
  passed: number;
  failed: number;
  skips?: Skips;
}

export function addUp(tallies: Tally[]): Tally {
  return {
    passed: sum(tallies.map(({ passed }) => passed)),
    failed: sum(tallies.map(({ failed }) => failed)),
    skips: countReasons(tallies.flatMap(({ skips = {} }) => Object.entries(skips))),
  };
}

/** The last lines of a run: a line for each reason to skip, then the figures, which `.ci/run` reads. */
export function tallyLines({ passed, failed, skips = {} }: Tally): string[] {
  const skipped = sum(Object.values(skips));
  const figures = `${passed} passed, ${failed} failed`;
  return [
    ...Object.entries(skips).map(([reason, tests]) => `${tests} skipped: ${reason}`),
    skipped > 0 ? `${figures}, ${skipped} skipped` : figures,
  ];
}

/** What a reporter wrote. A runner that broke, or reports success against its own exit code, counts as one failure. */
export async function readTally(
  file: string,
  exitCode: number | null,
  count: (report: Record<string, unknown>) => Tally,
): Promise<Tally> {
  const text = await readFile(file, "utf8").catch(() => "{}");
  const tally = count(JSON.parse(text));
  return exitCode === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

export function numberIn(report: Record<string, unknown>, name: string): number {
  const value = report[name];
  return typeof value === "number" ? value : 0;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
