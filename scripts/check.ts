import { changedFiles } from "./check/changed-files";
import { testsOf } from "./check/tests-of";
import { checkTypesAndLint } from "./test/checks";
import { installedProgram, runCommand } from "./test/run-command";

/** `npm run check`: types, lint and the nearest tests of what differs from main. Under a minute, so not everything. */
const began = performance.now();
const { types, lint } = await checkTypesAndLint();
const checked = secondsSince(began);
const failed = [
  types.failed > 0 && "types",
  lint.failed > 0 && "lint",
  (await runNearestTests()) !== 0 && "tests",
].filter(Boolean);
process.stdout.write(failed.length === 0 ? "\nAll is well, " : `\nFailed: ${failed.join(", ")}, `);
process.stdout.write(`after ${secondsSince(began)} s, ${checked} of them for types and lint.\n`);
process.exit(failed.length === 0 ? 0 : 1);

function runNearestTests(): Promise<number | null> {
  const { chosen, left } = testsOf(changedFiles());
  if (left > 0) process.stdout.write(`\n${left} more test files import what changed: npm run test:unit\n`);
  return runCommand(installedProgram("vitest"), ["run", ...chosen]);
}

function secondsSince(start: number): number {
  return Math.round((performance.now() - start) / 1000);
}
