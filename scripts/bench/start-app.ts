import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resetEnv } from "@/lib/env";
import { LIMIT_NAMES } from "@/lib/limits";
import { openDatabase } from "@/scripts/launcher/open-database";
import { spawnApp } from "@/scripts/launcher/spawn-app";
import type { Teardown } from "@/scripts/launcher/teardown";

export interface BenchApp {
  url: string;
  pid: number;
  databaseUrl: string;
  databaseLog: string;
}

/** The production build, with its default log, a database of its own and limits that no load here reaches. */
export async function startApp(
  secret: string,
  teardown: Teardown,
  environment: Record<string, string> = {},
): Promise<BenchApp> {
  const folder = await mkdtemp(join(tmpdir(), "igny8-bench-"));
  teardown.add(() => rm(folder, { recursive: true, force: true }));
  // Keys and sessions are signed here and checked there.
  process.env.API_KEY_SECRET = process.env.AUTH_SECRET = secret;
  const app = await spawnApp({
    args: ["--data", folder],
    environment: { ...SETTINGS, ...environment },
    print: (text) => process.stdout.write(text),
    forgetsOutput: true,
  });
  teardown.add(async () => {
    await app.stop();
  });
  return { url: app.url, pid: app.pid!, ...(await databaseOf(folder)) };
}

/** The same build with other settings, on a database that is there; resolves to its address. */
export async function startVariant(
  databaseUrl: string,
  teardown: Teardown,
  environment: Record<string, string>,
): Promise<string> {
  const settings = { ...SETTINGS, DATABASE_URL: databaseUrl, ...environment };
  const app = await spawnApp({ environment: settings, forgetsOutput: true });
  teardown.add(async () => {
    await app.stop();
  });
  return app.url;
}

async function databaseOf(dataFolder: string): Promise<{ databaseUrl: string; databaseLog: string }> {
  process.env.DATABASE_URL = "";
  resetEnv();
  const { url, adminUrl, folder } = await openDatabase(dataFolder);
  return { databaseUrl: adminUrl ?? url, databaseLog: join(folder ?? dataFolder, "server.log") };
}

const SETTINGS = {
  // The shell that runs this may have set these; the load must reach none of them.
  DATABASE_URL: "",
  SMTP_URL: "",
  UPSTASH_REDIS_REST_URL: "",
  UPSTASH_REDIS_REST_TOKEN: "",
  RATE_LIMITS: LIMIT_NAMES.map((name) => `${name}=100000000/1m`).join(","),
  LOG_LEVEL: "info",
};
