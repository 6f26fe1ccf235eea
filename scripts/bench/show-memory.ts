import { send } from "./measure";
import { printColumns } from "./print-table";
import { residentBytes } from "./process-figures";
import type { Scenario } from "./scenarios";

const STEPS = 10;
const MIB = 1024 * 1024;

/** Sends `requests` of a scenario, and prints what the process held at first and after each tenth, in MiB. */
export async function showMemory(scenario: Scenario, pid: number, requests: number): Promise<void> {
  const held = () => ((residentBytes(pid) ?? Number.NaN) / MIB).toFixed(0);
  const lines = [
    ["requests", "MiB"],
    ["0", held()],
  ];
  for (let step = 1; step <= STEPS; step++) {
    await send(scenario, Math.round(requests / STEPS));
    lines.push([String(Math.round((requests * step) / STEPS)), held()]);
  }
  process.stdout.write(`\n${scenario.name}: what the process holds\n`);
  printColumns(lines);
}
