import { spawn, spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { migrate } from "@/db/migrate";
import { SERVER_NODE_FLAGS } from "@/scripts/launcher/node-flags";
import type { Fault } from "../fault";
import type { Load } from "../load/load";
import type { Stage } from "../stage/stage";

/** What the next release adds first, and what the one after it takes away: expand, then contract (docs/operations.md). */
const EXPAND = [
  'ALTER TABLE "credit_transactions" ADD COLUMN "of_next_release" text;',
  '--> outside-transaction\nDROP INDEX CONCURRENTLY IF EXISTS "of_next_release";--> statement-breakpoint\nCREATE INDEX CONCURRENTLY "of_next_release" ON "credit_transactions" ("of_next_release");',
];
const CONTRACT = ['ALTER TABLE "credit_transactions" DROP COLUMN "of_next_release";'];

export const VERSION_FAULTS: Fault[] = [
  {
    name: "a deploy: two releases side by side, expand and contract",
    strike: deploy,
  },
];

async function deploy(stage: Stage, load: Load): Promise<string> {
  const next = await copyOfProject(EXPAND);
  stage.teardown.add(() => rm(next, { recursive: true, force: true }));
  await sleep(1000);
  const app = await startFrom(next, stage); // Migrates, while the release before answers.
  stage.teardown.add(app.stop);
  const ready = await fetch(`${stage.origins[0]}/api/ready`);
  load.origins.push(app.url);
  await sleep(2500);
  load.origins.shift();
  await stage.stopApp(0, "SIGTERM");
  addMigrations(next, CONTRACT);
  await migrate(stage.url, { folder: join(next, "drizzle") });
  await sleep(1500);
  if (ready.status !== 200) throw new Error(`The older release was not ready: ${ready.status}`);
  return "the older release stayed ready";
}

/** The same program with more migrations: to the release before it, one that is ahead. */
async function copyOfProject(scripts: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "igny8-next-release-"));
  const left = ["./.git", "./.data", "./.next/cache", "./test-results"].map((name) => `! -path "${name}*"`);
  const copy = `find . -maxdepth 1 -mindepth 1 ${left.join(" ")} -exec cp -al {} ${folder}/ \\;`;
  const { status, stderr } = spawnSync("sh", ["-c", copy], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  addMigrations(folder, scripts);
  return folder;
}

/** The journal is linked with the project's own, so it is replaced by a copy. */
function addMigrations(folder: string, scripts: string[]): void {
  const file = join(folder, "drizzle", "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8"));
  for (const script of scripts) {
    const last = journal.entries.at(-1);
    const tag = `${String(last.idx + 1).padStart(4, "0")}_of_next_release`;
    journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag });
    writeFileSync(join(folder, "drizzle", `${tag}.sql`), script);
  }
  rmSync(file);
  writeFileSync(file, JSON.stringify(journal));
}

async function startFrom(folder: string, stage: Stage): Promise<{ url: string; stop: () => Promise<void> }> {
  const data = await mkdtemp(join(tmpdir(), "igny8-faults-app-"));
  stage.teardown.add(() => rm(data, { recursive: true, force: true }));
  const args = [...SERVER_NODE_FLAGS, "--require", join(folder, "scripts/exit-with-parent.cjs")];
  const child = spawn(process.execPath, [...args, join(folder, "scripts/start.mjs"), "--data", data], {
    env: { ...process.env, ...stage.environmentOf(0), PORT: "0" } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /IGNY8 is ready at (\S+)/.exec(output)?.[1];
      if (ready) resolve(ready);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("close", () => reject(new Error(`The next release did not start.\n${output}`)));
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once("close", () => resolve());
      child.kill("SIGTERM");
    });
  return { url, stop };
}
