/** Guards scripts/launcher/hang-up.ts and scripts/launcher/launch.ts. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureBuild } from "@/scripts/launcher/build/build";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";

const databaseUrl = useDatabase();
let groups: number[] = [];

beforeAll(() => ensureBuild(() => undefined, { patienceMs: APP_TIMEOUT }), APP_TIMEOUT);
afterAll(() => {
  for (const group of groups) process.kill(-group, "SIGKILL");
  groups = [];
});

it("an app without a terminal outlives one that is closed", async () => {
  const app = await startApp({ env: { DATABASE_URL: databaseUrl() } });
  process.kill(app.pid ?? 0, "SIGHUP");
  await sleep(1000);
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200);
  expect(await app.stop("SIGTERM")).toBe(0);
}, 60_000);

it("so does one that npm started under nohup, though npm itself ends", async () => {
  const { NODE_ENV, ...ours } = process.env;
  const npm = spawn("nohup", ["npm", "start"], {
    detached: true, // A group of its own, which a terminal would hang up on.
    env: Object.assign(Object.create(null), ours, { DATABASE_URL: databaseUrl(), PORT: "0" }),
    stdio: ["ignore", "pipe", "ignore"],
  });
  groups.push(npm.pid ?? 0);
  const url = await readyAt(npm.stdout);
  process.kill(-(npm.pid ?? 0), "SIGHUP");
  await once(npm, "exit");
  await sleep(1500);
  expect((await fetch(`${url}/api/health`)).status).toBe(200);
}, 60_000);

/** Reads on for as long as the app runs: a pipe that nobody reads would end it. */
function readyAt(output: NodeJS.ReadableStream): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    output.on("data", (chunk) => {
      said += chunk;
      const url = /ready at (\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    });
    output.on("end", () => reject(new Error(`The app did not start.\n${said}`)));
  });
}
