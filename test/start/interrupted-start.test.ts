/** Guards scripts/launcher/launch.ts and scripts/launcher/postgres/server-process.ts. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureBuild } from "@/scripts/launcher/build/build";
import { startDatabase } from "@/scripts/launcher/open-database";
import { readPostmaster } from "@/scripts/launcher/postgres/orphan";
import { isProcessAlive } from "@/scripts/launcher/process-alive";
import { APP_TIMEOUT } from "@/test/harness/app";
import { stageLongRecovery } from "./stage-long-recovery";

let folder: string;
beforeAll(async () => {
  await ensureBuild(() => undefined, { patienceMs: APP_TIMEOUT });
  folder = await mkdtemp(join(tmpdir(), "igny8-interrupted-"));
  await (await startDatabase(folder)).close();
  await stageLongRecovery(folder);
}, APP_TIMEOUT);
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(["SIGTERM", "SIGINT"] as const)(
  "the app told %s while PostgreSQL recovers leaves nothing running",
  async (signal) => {
    const { NODE_ENV, DATABASE_URL, ...ours } = process.env;
    const app = spawn(process.execPath, ["scripts/start.mjs", "--data", folder], {
      env: Object.assign(Object.create(null), ours, { PORT: "0" }),
      stdio: ["ignore", "ignore", "inherit"],
    });
    await expect.poll(() => server(), { timeout: 30_000 }).toBeDefined();
    const postgres = (await server())?.pid ?? 0;
    app.kill(signal);
    const [code] = await once(app, "exit");
    expect(code).toBe(0);
    expect(isProcessAlive(postgres)).toBe(false);
  },
  90_000,
);

const server = () => readPostmaster(join(folder, "postgres", "data"));
