import { readFile } from "node:fs/promises";

export type Tally = { passed: number; failed: number };

export function addUp(tallies: Tally[]): Tally {
  return tallies.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
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
