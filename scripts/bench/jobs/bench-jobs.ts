import { randomBytes } from "node:crypto";
import { closePool } from "@/db/client";
import { resetEnv } from "@/lib/env";
import { RECURRING } from "@/lib/server/jobs/run-jobs";
import { ensureDatabase } from "@/scripts/launcher/postgres/ensure-database";
import { Teardown } from "@/scripts/launcher/teardown";
import { databaseUrl } from "@/test/harness/database-url";
import { dropDatabase, makeTemplate, startTestServer } from "@/test/harness/test-server";
import { printColumns } from "../print-table";
import { seedBusiness } from "./seed-business";

/** What an hourly job may take in an hour in which nothing is due. */
const AIM_SECONDS = 10;
const RUNS = 3;

/** How long each recurring job takes in an idle hour of a business of that size: a table, the worst of some runs. */
export async function benchJobs(accounts: number): Promise<void> {
  const teardown = new Teardown();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void teardown.run().then(() => process.exit(130)));
  try {
    await openDatabase(teardown);
    process.stdout.write(`Filling the database: ${accounts} accounts.\n`);
    await seedBusiness(process.env.DATABASE_URL!, accounts);
    const timed = await timeEach();
    printColumns([
      [`${accounts} accounts, an idle hour`, "seconds", "done"],
      ...timed.map(({ name, seconds, done }) => [name, seconds.toFixed(2), String(done)]),
    ]);
    if (timed.some(({ seconds }) => seconds > AIM_SECONDS)) process.exitCode = 1;
  } finally {
    await teardown.run();
  }
}

async function openDatabase(teardown: Teardown): Promise<void> {
  const server = await startTestServer();
  teardown.add(() => server.stop());
  const name = `igny8_bench_${randomBytes(6).toString("hex")}`;
  await ensureDatabase(server.adminUrl, name);
  teardown.add(() => dropDatabase(server.adminUrl, name));
  await makeTemplate(server.adminUrl, name);
  process.env.DATABASE_URL = databaseUrl(server.adminUrl, name);
  resetEnv();
  teardown.add(() => closePool());
}

interface Timed {
  name: string;
  /** The slowest run. */
  seconds: number;
  /** What the runs did, in all: nothing, in an hour in which nothing is due. */
  done: number;
}

async function timeEach(): Promise<Timed[]> {
  const timed: Timed[] = [];
  for (const [name, job] of Object.entries(RECURRING)) {
    const one: Timed = { name, seconds: 0, done: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      const started = performance.now();
      one.done += await job();
      one.seconds = Math.max(one.seconds, (performance.now() - started) / 1000);
    }
    timed.push(one);
  }
  return timed;
}
