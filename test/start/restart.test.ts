/**
 * Guards scripts/launcher/launch.ts, scripts/launcher/secrets.ts, scripts/launcher/build/build.ts,
 * lib/admin/superusers/create-first-superuser.ts.
 */
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureBuild } from "@/scripts/launcher/build/build";
import { type SpawnedApp, spawnApp } from "@/scripts/launcher/spawn-app";
import { APP_TIMEOUT } from "../harness/app";

let folder: string;
const running: SpawnedApp[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "igny8-restart-"));
  await ensureBuild(() => undefined, { patienceMs: APP_TIMEOUT });
}, APP_TIMEOUT);

afterAll(async () => {
  for (const app of running) await app.stop();
  await rm(folder, { recursive: true, force: true });
});

it("the app serves from nothing, survives kill -9, keeps its secrets and names its superuser once", async () => {
  const first = await start();
  expect(first.output()).toMatch(/email +\S+@\S+\n +password +\S{12,}/);
  expect((await fetch(`${first.url}/api/health`)).status).toBe(200);
  const secrets = await readFile(join(folder, "secrets.json"), "utf8");
  expect((await stat(join(folder, "secrets.json"))).mode & 0o777).toBe(0o600);
  await first.stop("SIGKILL");

  const second = await start();
  expect(second.output()).not.toContain("password");
  expect((await fetch(`${second.url}/api/ready`)).status).toBe(200);
  expect(await readFile(join(folder, "secrets.json"), "utf8")).toBe(secrets);
  expect(await second.stop("SIGTERM")).toBe(0);
}, 120_000);

async function start(): Promise<SpawnedApp> {
  const app = await spawnApp({
    args: ["--data", folder],
    environment: {
      ...{ DATABASE_URL: "", ADMIN_PASSWORD: "", LOG_LEVEL: "warn" },
      ...{ AUTH_SECRET: "", API_KEY_SECRET: "" },
    },
  });
  running.push(app);
  return app;
}
