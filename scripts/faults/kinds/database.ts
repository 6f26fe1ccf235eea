import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { hasPgBouncer, startPgBouncer } from "@/test/harness/pgbouncer";
import type { Fault } from "../fault";
import type { Stage } from "../stage/stage";

const BACKENDS =
  "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'igny8%'";

/** The database goes away, is slow to come back, or has another in front of it. */
export const DATABASE_FAULTS: Fault[] = [
  {
    name: "five times all backends ended",
    isShort: true,
    strike: async (stage) => {
      for (let time = 0; time < 5; time++) {
        await sleep(500);
        await withClient(stage.server.url("postgres"), (client) => client.query(BACKENDS));
      }
      await sleep(500);
      return undefined;
    },
  },
  { name: "kill -9 of the postmaster", isShort: true, strike: (stage) => killDatabase(stage, "SIGKILL") },
  { name: "SIGINT to the postmaster", strike: (stage) => killDatabase(stage, "SIGINT") },
  {
    name: "PostgreSQL away for 8 s",
    strike: async (stage) => {
      await sleep(1000);
      stage.way.cut();
      await sleep(8000);
      stage.way.restore();
      await sleep(1500);
      return undefined;
    },
  },
  {
    name: "PostgreSQL hangs for 8 s",
    strike: async (stage) => {
      await sleep(1000);
      stage.way.hang();
      await sleep(8000);
      stage.way.cut(); // What hung is lost, as when a machine is gone.
      stage.way.restore();
      await sleep(1500);
      return undefined;
    },
  },
  {
    name: "PgBouncer restarted, three times",
    missing: () => (hasPgBouncer ? undefined : "pgbouncer is missing"),
    stage: {
      between: async (stage) => {
        const pooler = await startPgBouncer(stage.url);
        poolers.set(stage, pooler);
        return { url: pooler.url, directUrl: stage.url };
      },
    },
    strike: async (stage) => {
      for (let time = 0; time < 3; time++) {
        await sleep(700);
        const { url, stop } = poolers.get(stage)!;
        await stop();
        await sleep(300);
        poolers.set(stage, await startPgBouncer(stage.url, { port: Number(new URL(url).port) }));
      }
      await sleep(1000);
      return undefined;
    },
    after: async (stage) => {
      await poolers.get(stage)?.stop();
      return [];
    },
  },
];

const poolers = new Map<Stage, Awaited<ReturnType<typeof startPgBouncer>>>();

async function killDatabase({ server }: Stage, signal: NodeJS.Signals): Promise<undefined> {
  await sleep(1500);
  await server.kill(signal);
  await sleep(500);
  await server.start();
  await sleep(1500);
}
