import { ensureBuild } from "@/scripts/launcher/build/build";
import { checkTypesAndLint } from "./test/checks";
import { runStories } from "./test/run-stories";
import { runUnitTests } from "./test/run-unit-tests";
import { addUp, type Tally, tallyLines } from "./test/tally";

/**
 * `npm test` runs everything, `npm test -- unit` what vitest runs, and `npm run test:e2e` the stories alone, with what
 * follows handed to Playwright.
 */
const [only, ...playwrightArguments] = process.argv.slice(2);
const total = addUp(await chosen());
for (const line of tallyLines(total)) print(line);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

async function chosen(): Promise<Tally[]> {
  if (only === "e2e") return [await stories()];
  return only === "unit" ? [await build(), await runUnitTests()] : everything();
}

/** All of it even when something fails: one run tells everything that is wrong. */
async function everything(): Promise<Tally[]> {
  const { types, lint } = await checkTypesAndLint();
  return [types, lint, await build(), await runUnitTests(), await stories()];
}

// Before the tests, since some of them start the built app and would each find it missing.
async function build(): Promise<Tally> {
  return attempt(async () => {
    await ensureBuild(print);
    return { passed: 1, failed: 0 };
  });
}

function stories(): Promise<Tally> {
  return attempt(() => runStories(playwrightArguments));
}

async function attempt(work: () => Promise<Tally>): Promise<Tally> {
  try {
    return await work();
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
