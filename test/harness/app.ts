import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuild } from "@/scripts/launcher/build/build";
import { type SpawnedApp, spawnApp } from "@/scripts/launcher/spawn-app";

const BUILD_MS = 600_000;

/**
 * Starts the production build on a free port, for tests that need real HTTP. It works on this file's database
 * (`useDatabase`) unless `env` names another. Give the hook that calls it `APP_TIMEOUT`: a stale build is made first.
 */
export async function startApp({ env = {} }: { env?: Record<string, string> } = {}): Promise<SpawnedApp> {
  await ensureBuild(() => undefined, { patienceMs: BUILD_MS });
  const folder = await mkdtemp(join(tmpdir(), "igny8-app-"));
  const app = await spawnApp({ args: ["--data", folder], environment: { LOG_LEVEL: "warn", ...env } });
  const stop = async (signal?: NodeJS.Signals) => {
    const code = await app.stop(signal);
    await rm(folder, { recursive: true, force: true });
    return code;
  };
  return { ...app, stop };
}

export const APP_TIMEOUT = BUILD_MS + 60_000;
