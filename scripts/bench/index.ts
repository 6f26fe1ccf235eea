import { parseArgs } from "node:util";
import { Teardown } from "@/lib/server/teardown";
import { countStatements } from "./count-statements";
import { createCallers } from "./create-callers";
import { measure } from "./measure";
import { type Measured, printTable } from "./print-table";
import { type Scenario, scenarios, YARDSTICK } from "./scenarios";
import { CALLERS, seedAccounts } from "./seed-accounts";
import { type BenchApp, startApp } from "./start-app";
import { startYardstick } from "./start-yardstick";

const USAGE = `Usage: npm run bench -- [--seconds N] [--accounts N]
  --seconds   how long each line is measured, after a warm-up (5)
  --accounts  accounts in the database, each with 10 keys and 50 ledger rows (${CALLERS}; 100000 is the large database)`;

/** Starts the app and the yardstick, measures both with one load, and stops and removes everything it made. */
async function bench({ seconds, accounts }: { seconds: number; accounts: number }): Promise<void> {
  const teardown = new Teardown();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void teardown.run().then(() => process.exit(130)));
  try {
    const app = await startApp(teardown);
    say(`Filling the database: ${accounts} accounts.`);
    await seedAccounts(app.databaseUrl, accounts);
    const callers = await createCallers(app.databaseUrl);
    say("Building the yardstick.");
    const yardstickUrl = await startYardstick(app.databaseUrl, teardown);
    const measured = await run(scenarios({ appUrl: app.url, yardstickUrl, callers }), app, seconds);
    printTable(measured, YARDSTICK);
    if (measured.some(({ failed }) => failed > 0)) process.exitCode = 1;
  } finally {
    await teardown.run();
  }
}

async function run(all: Scenario[], app: BenchApp, seconds: number): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const scenario of all) {
    say(`Measuring: ${scenario.name}`);
    const load = await measure(scenario, seconds);
    measured.push({ name: scenario.name, ...load, ...(await countStatements(scenario, app)) });
  }
  return measured;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readOptions(): { seconds: number; accounts: number } | undefined {
  const { values } = parseArgs({ options: { seconds: { type: "string" }, accounts: { type: "string" } } });
  const [seconds, accounts] = [Number(values.seconds ?? 5), Number(values.accounts ?? CALLERS)];
  const valid =
    Number.isInteger(seconds) && seconds >= 1 && Number.isInteger(accounts) && accounts >= CALLERS;
  return valid ? { seconds, accounts } : undefined;
}

const options = readOptions();
if (options) await bench(options);
else {
  console.error(USAGE);
  process.exitCode = 2;
}
