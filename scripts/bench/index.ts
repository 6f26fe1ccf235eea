import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { Teardown } from "@/lib/server/teardown";
import { countStatements } from "./count-statements";
import { createCallers } from "./create-callers";
import { measure } from "./measure";
import { type Measured, printTable } from "./print-table";
import { scenarios, YARDSTICK, YARDSTICK_PATH } from "./scenarios";
import { CALLERS, seedAccounts } from "./seed-accounts";
import { type BenchApp, startApp } from "./start-app";
import { startYardstick } from "./start-yardstick";

const USAGE = `Usage: npm run bench -- [--seconds N] [--accounts N]
  --seconds   how long each line is measured, after a warm-up (5)
  --accounts  accounts in the database, each with 10 keys and 50 ledger rows (${CALLERS}); with
              more, such as 100000, each line is compared with the same on ${CALLERS} accounts`;

/** Starts the app and the yardstick, measures both with one load, and stops and removes everything it made. */
async function bench({ seconds, accounts }: { seconds: number; accounts: number }): Promise<void> {
  const teardown = new Teardown();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void teardown.run().then(() => process.exit(130)));
  try {
    const signingSecret = randomBytes(32).toString("base64url");
    const app = await filledApp(accounts, signingSecret, teardown);
    const small = accounts > CALLERS ? await filledApp(CALLERS, signingSecret, teardown) : undefined;
    say("Building the yardstick.");
    const yardstickUrl = await startYardstick(teardown, {
      databaseUrl: app.databaseUrl,
      readyPath: YARDSTICK_PATH,
    });
    const measured = await run({ app, small, yardstickUrl, seconds });
    printTable(measured);
    if (measured.some(({ failed }) => failed > 0)) process.exitCode = 1;
  } finally {
    await teardown.run();
  }
}

interface FilledApp extends BenchApp {
  callers: string[];
}

async function filledApp(accounts: number, signingSecret: string, teardown: Teardown): Promise<FilledApp> {
  const app = await startApp(signingSecret, teardown);
  say(`Filling the database: ${accounts} accounts.`);
  await seedAccounts(app.databaseUrl, accounts);
  return { ...app, callers: await createCallers(app.databaseUrl) };
}

interface Run {
  app: FilledApp;
  /** The same with few rows, to compare with; undefined when `app` is that itself. */
  small: FilledApp | undefined;
  yardstickUrl: string;
  seconds: number;
}

async function run({ app, small, yardstickUrl, seconds }: Run): Promise<Measured[]> {
  const all = scenarios({ appUrl: app.url, callers: app.callers, yardstickUrl });
  const yardstick = all.find(({ name }) => name === YARDSTICK)!;
  const ofSmall = small && scenarios({ appUrl: small.url, callers: small.callers, yardstickUrl });
  const measured: Measured[] = [];
  for (const [index, scenario] of all.entries()) {
    say(`Measuring: ${scenario.name}`);
    const others = [yardstick, ofSmall?.[index]].filter((one) => one !== undefined);
    const [load, ...loads] = await measure([scenario, ...others], seconds);
    const [ofYardstick, ofSmallDatabase] = loads.map(
      (other) => load!.requestsPerSecond / other.requestsPerSecond,
    );
    const counts = await countStatements(scenario, app);
    measured.push({
      name: scenario.name,
      ...load!,
      ...counts,
      ofYardstick: ofYardstick!,
      ofSmall: ofSmallDatabase,
    });
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
