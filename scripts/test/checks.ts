import { runInBackground } from "./run-command";
import type { Tally } from "./tally";

/** The project's own commands, so that what they check is written once, in package.json. */
const TYPES = ["run", "--silent", "typecheck"];
const LINT = ["run", "--silent", "lint"];
const QUIET = { NEXT_TELEMETRY_DISABLED: "1" };

/** Types and lint side by side: each has stretches in which it keeps one core busy. */
export async function checkTypesAndLint(): Promise<{ types: Tally; lint: Tally }> {
  const [types, linted] = await Promise.all([
    runInBackground("npm", TYPES, QUIET),
    runInBackground("npm", LINT),
  ]);
  return { types: one(types), lint: one(linted) };
}

function one(exitCode: number | null): Tally {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
