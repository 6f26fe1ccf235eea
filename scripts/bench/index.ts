import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { Teardown } from "@/scripts/launcher/teardown";
import { countStatements } from "./count-statements";
import { createCallers } from "./create-callers";
import { createStaff } from "./create-staff";
import { benchJobs } from "./jobs/bench-jobs";
import { measure } from "./measure";
import { overStarts } from "./over-starts";
import { type Measured, printProfiles, printTable } from "./print-table";
import { type Profiled, profile, profiling } from "./profile";
import { type Scenario, scenarios, YARDSTICK, YARDSTICK_PATH } from "./scenarios";
import { CALLERS, seedAccounts } from "./seed-accounts";
import { type BenchApp, startApp } from "./start-app";
import { startBare } from "./start-bare";
import { startYardstick } from "./start-yardstick";

const USAGE = `Usage: npm run bench -- [--seconds N] [--starts N] [--accounts N] [--only TEXT] [--profile]
       npm run bench -- jobs [--accounts N]
  jobs        only how long each recurring job takes in an idle hour, at 100000 accounts unless said
  --seconds   how long each line is measured, after a warm-up (5)
  --starts    how often both servers are started and measured (1); the table has the medians
  --accounts  accounts in the database, each with 10 keys and 50 ledger rows (${CALLERS}); with
              more, such as 100000, each line is compared with the same on ${CALLERS} accounts
  --only      measures the lines with this text in their name, beside the yardstick
  --profile   measures nothing, but shows where the processor time of a request goes`;

const PROFILED = ["GET bridge/verify, 1 key", "POST credits/consume, 1 account"];

interface Options {
  seconds: number;
  starts: number;
  accounts: number;
  only: string;
  profile: boolean;
  jobs: boolean;
}

/** Starts the app and the yardstick, measures both with one load, and stops and removes everything it made. */
async function bench(options: Options): Promise<void> {
  let teardown = new Teardown();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void teardown.run().then(() => process.exit(130)));
  const started = async <T>(work: (options: Options, teardown: Teardown) => Promise<T>): Promise<T> => {
    teardown = new Teardown();
    try {
      return await work(options, teardown);
    } finally {
      await teardown.run();
    }
  };
  if (options.jobs) return benchJobs(options.accounts);
  if (options.profile) return started(showProfiles);
  const starts: Measured[][] = [];
  while (starts.length < options.starts) starts.push(await started(measureStart));
  const measured = overStarts(starts);
  printTable(measured);
  if (measured.some(({ failed }) => failed > 0)) process.exitCode = 1;
}

async function measureStart({ seconds, accounts, only }: Options, teardown: Teardown): Promise<Measured[]> {
  const secret = randomBytes(32).toString("base64url");
  const app = await filledApp(accounts, secret, teardown);
  const small = accounts > CALLERS ? await filledApp(CALLERS, secret, teardown) : undefined;
  const yardstick = await yardstickOn(app, teardown);
  const bareUrl = await startBare(app.databaseUrl, teardown);
  return run({ app, small, yardstickUrl: yardstick.url, bareUrl, seconds, only });
}

/** The yardstick's request beside the app's: what the app's own code costs, and what comes with the framework. */
async function showProfiles({ seconds, accounts }: Options, teardown: Teardown): Promise<void> {
  const [ours, bare] = [profiling("app"), profiling("yardstick")];
  const secret = randomBytes(32).toString("base64url");
  const app = await filledApp(accounts, secret, teardown, ours.environment);
  const yardstick = await yardstickOn(app, teardown, bare.environment);
  const all = scenarios({ ...app, appUrl: app.url, yardstickUrl: yardstick.url });
  const column = async (scenario: Scenario, server: Profiled) => ({
    name: scenario.name,
    shares: await profile(scenario, server, seconds),
  });
  const named = (name: string) => all.find((scenario) => scenario.name === name)!;
  const columns = [await column(named(YARDSTICK), { ...yardstick, ...bare })];
  for (const name of PROFILED) columns.push(await column(named(name), { ...app, ...ours }));
  printProfiles(columns);
}

function yardstickOn(app: BenchApp, teardown: Teardown, environment?: Record<string, string>) {
  say("Building the yardstick.");
  return startYardstick(teardown, {
    databaseUrl: app.databaseUrl,
    readyPath: YARDSTICK_PATH,
    environment,
  });
}

interface FilledApp extends BenchApp {
  callers: string[];
  staff: string;
}

async function filledApp(
  accounts: number,
  secret: string,
  teardown: Teardown,
  environment?: Record<string, string>,
): Promise<FilledApp> {
  const app = await startApp(secret, teardown, environment);
  say(`Filling the database: ${accounts} accounts.`);
  await seedAccounts(app.databaseUrl, accounts);
  const callers = await createCallers(app.databaseUrl);
  return { ...app, callers, staff: await createStaff(app.databaseUrl) };
}

interface Run {
  app: FilledApp;
  /** The app with few rows, to compare with; undefined when `app` has few. */
  small: FilledApp | undefined;
  yardstickUrl: string;
  bareUrl: string;
  seconds: number;
  only: string;
}

async function run({ app, small, yardstickUrl, bareUrl, seconds, only }: Run): Promise<Measured[]> {
  const all = scenarios({ ...app, appUrl: app.url, yardstickUrl });
  const yardstick = all.find(({ name }) => name === YARDSTICK)!;
  const ofSmall = small && scenarios({ ...small, appUrl: small.url, yardstickUrl });
  const measured: Measured[] = [];
  for (const [index, scenario] of all.entries()) {
    if (!scenario.name.includes(only)) continue;
    say(`Measuring: ${scenario.name}`);
    const others = { ofYardstick: yardstick, ofBare: bareOf(scenario, bareUrl), ofSmall: ofSmall?.[index] };
    const compared = Object.entries(others).flatMap(([name, other]) => (other ? [{ name, other }] : []));
    const [load, ...loads] = await measure([scenario, ...compared.map(({ other }) => other)], seconds);
    const ratios = compared.map(({ name }, at) => [
      name,
      load!.requestsPerSecond / loads[at]!.requestsPerSecond,
    ]);
    const counts = await countStatements(scenario, app);
    measured.push({ name: scenario.name, ...load!, ...counts, ...Object.fromEntries(ratios) });
  }
  return measured;
}

/** The request to a server that does only what can't be left out. */
function bareOf({ name, bare, next }: Scenario, origin: string): Scenario | undefined {
  return bare && { name: `${name}, bare`, origin, next: () => ({ ...next(), path: bare }) };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readOptions(): Options | undefined {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: "string" },
      starts: { type: "string" },
      accounts: { type: "string" },
      only: { type: "string" },
      profile: { type: "boolean" },
    },
  });
  const seconds = atLeast(1, values.seconds ?? "5");
  const starts = atLeast(1, values.starts ?? "1");
  const jobs = positionals[0] === "jobs";
  const accounts = atLeast(CALLERS, values.accounts ?? (jobs ? "100000" : String(CALLERS)));
  const { only = "", profile = false } = values;
  if (positionals.length > Number(jobs)) return undefined;
  return seconds && starts && accounts ? { seconds, starts, accounts, only, profile, jobs } : undefined;
}

function atLeast(least: number, text: string): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number >= least ? number : undefined;
}

const options = readOptions();
if (options) await bench(options);
else {
  console.error(USAGE);
  process.exitCode = 2;
}
