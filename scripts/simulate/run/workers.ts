import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import type { Teardown } from "@/scripts/launcher/teardown";
import { databaseUrl } from "@/test/harness/database-url";
import { dropDatabase, makeTemplate, startTestServer } from "@/test/harness/test-server";
import type { Done, Job } from "./job";

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** One worker with a database of its own: a process, since the clock and the settings are a process's own. */
export interface Worker {
  play: (job: Job) => Promise<Done>;
}

/** Starts as many, on the test harness's server and copies of its template. */
export async function startWorkers(count: number, teardown: Teardown): Promise<Worker[]> {
  const server = await startTestServer();
  teardown.add(() => server.stop());
  const template = `igny8_simulate_${randomBytes(6).toString("hex")}`;
  await makeTemplate(server.adminUrl, template);
  teardown.add(() => dropDatabase(server.adminUrl, template));
  const workers: Worker[] = [];
  for (let number = 1; number <= count; number += 1) {
    const name = `${template}_${number}`;
    await withClient(server.adminUrl, (client) =>
      client.query(`create database "${name}" template "${template}"`),
    );
    teardown.add(() => dropDatabase(server.adminUrl, name));
    workers.push(startWorker(databaseUrl(server.adminUrl, name), teardown));
  }
  return workers;
}

function startWorker(DATABASE_URL: string, teardown: Teardown): Worker {
  const child = fork(path("worker.ts"), {
    execArgv: ["--import", path("../../runtime.mjs")],
    env: { ...process.env, ...SETTINGS, DATABASE_URL },
  });
  teardown.add(() => void child.kill("SIGKILL"));
  return { play: (job) => ask(child, job) };
}

const SETTINGS = {
  NODE_ENV: "test" as const,
  LOG_LEVEL: "silent",
  TZ: "UTC",
  AUTH_SECRET: "a secret that signs nothing but simulations",
  API_KEY_SECRET: "another secret that signs nothing but simulations",
};

function ask(child: ChildProcess, job: Job): Promise<Done> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`The worker ended with ${code} at seed ${job.seed}.`));
    child.once("exit", onExit);
    child.once("message", (done: Done) => {
      child.off("exit", onExit);
      resolve(done);
    });
    child.send(job);
  });
}
