import { randomBytes } from "node:crypto";
import { Teardown } from "@/scripts/launcher/teardown";
import { countStatements } from "./count-statements";
import { benchJobs } from "./jobs/bench-jobs";
import { measure } from "./measure";
import { type Options, readOptions, USAGE } from "./options";
import { overStarts } from "./over-starts";
import { type Measured, printProfiles, printTable } from "./print-table";
import { type Profiled, profile, profiling } from "./profile";
import { EMPTY_PAGE, type Origins, type Scenario, scenarios, YARDSTICK } from "./scenarios";
import { CALLERS } from "./seed-accounts";
import { showMemory } from "./show-memory";
import { startBare } from "./start-bare";
import { type FilledApp, filledApp, say, startOthers, yardstickOn } from "./start-servers";

const VERIFY = "GET bridge/verify, 1 key";
const PROFILED = [VERIFY, "POST credits/consume, 1 account"];

/** Starts the app and what it is compared with, measures all with one load, and stops and removes everything it made. */
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
  if (options.memory) return started(overRequests);
  const starts: Measured[][] = [];
  while (starts.length < options.starts) starts.push(await started(measureStart));
  const measured = overStarts(starts);
  printTable(measured);
  if (measured.some(({ failed }) => failed > 0)) process.exitCode = 1;
}

async function measureStart({ seconds, accounts, only }: Options, teardown: Teardown): Promise<Measured[]> {
  const secret = newSecret();
  const app = await filledApp(accounts, secret, teardown);
  const small = accounts > CALLERS ? await filledApp(CALLERS, secret, teardown) : undefined;
  const origins = await startOthers(app, teardown);
  return run({ app, small, origins, bareUrl: await startBare(app, teardown), seconds, only });
}

/** The yardstick's request beside the app's: what the app's own code costs, and what comes with the framework. */
async function showProfiles({ seconds, accounts }: Options, teardown: Teardown): Promise<void> {
  const [ours, bare] = [profiling("app"), profiling("yardstick")];
  const app = await filledApp(accounts, newSecret(), teardown, ours.environment);
  const yardstick = await yardstickOn(app, teardown, bare.environment);
  const named = finder(app, { ...alone(app), yardstickUrl: yardstick.url });
  const column = async (scenario: Scenario, server: Profiled) => ({
    name: scenario.name,
    shares: await profile(scenario, server, seconds),
  });
  const columns = [await column(named(YARDSTICK), { ...yardstick, ...bare })];
  for (const name of PROFILED) columns.push(await column(named(name), { ...app, ...ours }));
  printProfiles(columns);
}

async function overRequests({ memory, accounts }: Options, teardown: Teardown): Promise<void> {
  const app = await filledApp(accounts, newSecret(), teardown);
  await showMemory(finder(app, alone(app))(`GET bridge/verify, ${CALLERS} keys`), app.pid, memory!);
}

interface Run {
  app: FilledApp;
  /** The app with few rows, to compare with; undefined when `app` has few. */
  small: FilledApp | undefined;
  origins: Origins;
  bareUrl: string;
  seconds: number;
  only: string;
}

async function run({ app, small, origins, bareUrl, seconds, only }: Run): Promise<Measured[]> {
  const named = finder(app, origins);
  const ofSmall = small && finder(small, alone(small));
  const measured: Measured[] = [];
  for (const scenario of scenarios({ ...app, ...origins })) {
    if (!scenario.name.includes(only)) continue;
    say(`Measuring: ${scenario.name}`);
    const others = {
      ofYardstick: named(scenario.isPage ? EMPTY_PAGE : YARDSTICK),
      ofBare: bareOf(scenario, bareUrl),
      ofNext: elsewhere(scenario, scenario.throughNext),
      ofTwo: elsewhere(scenario, scenario.twoProcesses),
      ofSmall: ofSmall?.(scenario.name),
    };
    const compared = Object.entries(others).flatMap(([name, other]) => (other ? [{ name, other }] : []));
    const pid = scenario.origin === app.url ? app.pid : undefined;
    const loads = await measure([{ ...scenario, pid }, ...compared.map(({ other }) => other)], seconds);
    const [load, ...theirs] = loads;
    const ratios = compared.map(({ name }, at) => [
      name,
      load!.requestsPerSecond / theirs[at]!.requestsPerSecond,
    ]);
    const counts = await countStatements(scenario, app);
    measured.push({ name: scenario.name, ...load!, ...counts, ...Object.fromEntries(ratios) });
  }
  return measured;
}

/** Where the app is alone, whatever else would answer is the app. */
function alone({ url }: FilledApp): Origins {
  return { appUrl: url, nextUrl: url, workersUrl: url, limitedUrl: url, yardstickUrl: url };
}

function finder(app: FilledApp, origins: Origins): (name: string) => Scenario {
  const all = scenarios({ ...app, ...origins });
  return (name) => all.find((scenario) => scenario.name === name)!;
}

function elsewhere(scenario: Scenario, origin: string | undefined): Scenario | undefined {
  return origin === undefined ? undefined : { ...scenario, origin };
}

/** The request to a server that does only what can't be left out. */
function bareOf({ name, bare, next }: Scenario, origin: string): Scenario | undefined {
  return bare && { name: `${name}, bare`, origin, next: () => ({ ...next(), path: bare }) };
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

const options = readOptions();
if (options) await bench(options);
else {
  console.error(USAGE);
  process.exitCode = 2;
}
