import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resetEnv } from "@/lib/env";
import { openDatabase } from "@/lib/server/open-database";
import { type SpawnedApp, spawnApp } from "@/lib/server/spawn-app";
import { findBrowser } from "./find-browser";
import { installedProgram, runCommand } from "./run-command";
import { numberIn, readTally, type Tally } from "./tally";

/** The Playwright stories, in a browser, against the production build with a database of its own. */
export async function runStories(args: string[]): Promise<Tally> {
  const browser = await findBrowser();
  const folder = await mkdtemp(join(tmpdir(), "igny8-stories-"));
  const data = join(folder, "data");
  const app = await spawnApp({
    args: ["--data", data],
    environment: { ...NOBODY_ELSES, ...SETTINGS },
    print,
  });
  try {
    return await runPlaywright(args, app, {
      browser,
      databaseUrl: await urlOf(data),
      report: join(folder, "report.json"),
    });
  } finally {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function urlOf(dataFolder: string): Promise<string> {
  process.env.DATABASE_URL = "";
  resetEnv();
  return (await openDatabase(dataFolder)).url;
}

async function runPlaywright(
  args: string[],
  app: SpawnedApp,
  { browser, databaseUrl, report }: { browser: string; databaseUrl: string; report: string },
): Promise<Tally> {
  const code = await runCommand(installedProgram("playwright"), ["test", "--pass-with-no-tests", ...args], {
    ...SETTINGS,
    BASE_URL: app.url,
    DATABASE_URL: databaseUrl,
    CHROMIUM_PATH: browser,
    STORIES_REPORT: report,
  });
  return readTally(report, code, ({ stats }) => {
    const found = typeof stats === "object" && stats ? { ...stats } : {};
    return {
      passed: numberIn(found, "expected") + numberIn(found, "flaky"),
      failed: numberIn(found, "unexpected"),
    };
  });
}

/** Known to the stories too. Everybody there comes from one address, so its limits must hold a crowd. */
const SETTINGS = {
  ADMIN_EMAIL: "sue@igny8.local",
  ADMIN_PASSWORD: "correct horse battery staple",
  RATE_LIMITS: ["auth", "auth_strict", "default", "content_read", "content_write", "billing", "billing_admin"]
    .concat("system_admin", "bridge")
    .map((scope) => `${scope}=10000/1m`)
    .join(","),
  LOG_LEVEL: "warn",
};

/** Settings of whoever runs the tests that must not reach the app: it would work on their database, or call their bank. */
const NOBODY_ELSES = Object.fromEntries(
  [
    "DATABASE_URL",
    "SMTP_URL",
    "UPSTASH_REDIS_REST_URL",
    "UPSTASH_REDIS_REST_TOKEN",
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
    "PAYPAL_CLIENT_ID",
    "PAYPAL_CLIENT_SECRET",
    "PAYPAL_WEBHOOK_ID",
  ].map((name) => [name, ""]),
);

function print(text: string): void {
  process.stdout.write(text);
}
