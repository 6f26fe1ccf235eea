import { installedProgram, runCommand } from "./run-command";
import type { Tally } from "./tally";

/** Next first writes the types of its routes, which a fresh checkout lacks. */
export async function checkTypes(): Promise<Tally> {
  const written = await runCommand(installedProgram("next"), ["typegen"], { NEXT_TELEMETRY_DISABLED: "1" });
  const checked = await runCommand(installedProgram("tsc"), ["--noEmit"]);
  return one(written === 0 && checked === 0);
}

/** Style and likely faults; then files, exports and packages that nothing uses (knip.jsonc). */
export async function lint(): Promise<Tally> {
  const clean = await runCommand(installedProgram("biome"), ["check", "--error-on-warnings", "."]);
  const used = await runCommand(installedProgram("knip"), ["--treat-config-hints-as-errors"]);
  return one(clean === 0 && used === 0);
}

function one(passed: boolean): Tally {
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
