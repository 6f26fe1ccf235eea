import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resetEnv } from "@/lib/env";
import { openDatabase } from "@/scripts/launcher/open-database";
import { spawnApp } from "@/scripts/launcher/spawn-app";
import { PASSWORD as STORY_PASSWORD } from "../../e2e/newcomer";
import { checkLog, worthPrinting } from "./check-log";
import { findBrowser } from "./find-browser";
import { startProviders } from "./providers";
import { installedProgram, runCommand } from "./run-command";
import { playwrightSkips } from "./skips";
import { addUp, numberIn, readTally, type Tally } from "./tally";

/** The Playwright stories, in a browser, against the production build with a database and payment providers of its own. */
export async function runStories(args: string[]): Promise<Tally> {
  const browser = await findBrowser();
  const folder = await mkdtemp(join(tmpdir(), "igny8-stories-"));
  const data = join(folder, "data");
  const providers = await startProviders();
  const app = await spawnApp({
    args: ["--data", data],
    environment: { ...NOBODY_ELSES, ...SETTINGS, ...providers.settings },
    print,
  });
  providers.tell(app.url);
  try {
    const told = await runPlaywright(args, join(folder, "report.json"), {
      ...SETTINGS,
      ...providers.settings,
      BASE_URL: app.url,
      DATABASE_URL: await urlOf(data),
      CHROMIUM_PATH: browser,
    });
    // Passwords look like nothing in particular, so they are named.
    const known = [
      SETTINGS.ADMIN_PASSWORD,
      STORY_PASSWORD,
      ...Object.values(providers.settings).filter(isSecret),
    ];
    return addUp([told, checkLog(app.output(), known)]);
  } finally {
    await app.stop();
    await providers.stop();
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
  report: string,
  environment: Record<string, string>,
): Promise<Tally> {
  const command = ["test", "--pass-with-no-tests", ...args];
  const code = await runCommand(installedProgram("playwright"), command, {
    ...environment,
    STORIES_REPORT: report,
  });
  return readTally(report, code, (told) => {
    const found = typeof told.stats === "object" && told.stats ? { ...told.stats } : {};
    return {
      passed: numberIn(found, "expected") + numberIn(found, "flaky"),
      failed: numberIn(found, "unexpected"),
      skips: playwrightSkips(told),
    };
  });
}

/** Known to the stories too. Everybody there comes from one address, so its limits must hold a crowd. */
const SETTINGS = {
  /** Known to the stories, which open links as their readers would. */
  AUTH_SECRET: randomBytes(32).toString("base64url"),
  ADMIN_EMAIL: "sue@igny8.local",
  ADMIN_PASSWORD: "correct horse battery staple",
  RATE_LIMITS: ["auth", "auth_strict", "default", "content_read", "content_write", "billing", "billing_admin"]
    .concat("system_admin", "bridge")
    .map((scope) => `${scope}=10000/1m`)
    .join(","),
  LOG_LEVEL: "trace",
};

/**
 * Settings from the shell that runs the tests, which must not reach the app: it would work on their database, or call
 * their bank.
 */
const NOBODY_ELSES = Object.fromEntries(
  ["DATABASE_URL", "SMTP_URL", "UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"].map((name) => [
    name,
    "",
  ]),
);

function print(text: string): void {
  process.stdout.write(worthPrinting(text));
}

function isSecret(setting: string): boolean {
  return !setting.startsWith("http");
}
