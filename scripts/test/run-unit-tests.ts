import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installedProgram, runCommand } from "./run-command";
import { vitestSkips } from "./skips";
import { numberIn, readTally, type Tally } from "./tally";

/** Everything vitest runs: rules, use cases, endpoints, the database, start-up. */
export async function runUnitTests(): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), "igny8-report-"));
  const report = join(folder, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runCommand(installedProgram("vitest"), args);
  const tally = await readTally(report, code, (found) => ({
    passed: numberIn(found, "numPassedTests"),
    failed: numberIn(found, "numFailedTests"),
    skips: vitestSkips(found),
  }));
  await rm(folder, { recursive: true });
  return tally;
}
