import { LIMIT_NAMES } from "@/lib/limits";
import type { Teardown } from "@/scripts/launcher/teardown";
import { type Browsers, createBrowsers } from "./create-browsers";
import { createCallers } from "./create-callers";
import { type Origins, YARDSTICK_PATH } from "./scenarios";
import { seedAccounts } from "./seed-accounts";
import { type BenchApp, startApp, startVariant } from "./start-app";
import { startYardstick } from "./start-yardstick";

/** An app with accounts, and who may ask it. */
export interface FilledApp extends BenchApp, Browsers {
  /** API keys. */
  callers: string[];
}

/** Starts the app on a database of its own with so many accounts. */
export async function filledApp(
  accounts: number,
  secret: string,
  teardown: Teardown,
  environment?: Record<string, string>,
): Promise<FilledApp> {
  const app = await startApp(secret, teardown, environment);
  say(`Filling the database: ${accounts} accounts.`);
  await seedAccounts(app.databaseUrl, accounts);
  const callers = await createCallers(app.databaseUrl);
  return { ...app, callers, ...(await createBrowsers(app.databaseUrl)) };
}

/** Everything that a line is compared with, on the database of the app. */
export async function startOthers(app: FilledApp, teardown: Teardown): Promise<Origins> {
  const variant = (environment: Record<string, string>) =>
    startVariant(app.databaseUrl, teardown, environment);
  return {
    appUrl: app.url,
    nextUrl: await variant({ API_FRONT: "next" }),
    workersUrl: await variant({ WORKERS: "2" }),
    limitedUrl: await variant({ RATE_LIMITS: LIMIT_NAMES.map((name) => `${name}=1/1m`).join(",") }),
    yardstickUrl: (await yardstickOn(app, teardown)).url,
  };
}

export function yardstickOn(app: BenchApp, teardown: Teardown, environment?: Record<string, string>) {
  say("Building the yardstick.");
  return startYardstick(teardown, {
    databaseUrl: app.databaseUrl,
    readyPath: YARDSTICK_PATH,
    environment,
  });
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
