import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { hasPgBouncer, type PgBouncer, startPgBouncer } from "@/test/harness/pgbouncer";
import type { Fault } from "../fault";
import { type Server, startStandby } from "../stage/postgres";
import type { Stage } from "../stage/stage";

/** The machine of the primary is gone: the standby is promoted, and the pooler and the direct address are switched over to it. */
export const STANDBY_FAULTS: Fault[] = [
  { name: "primary gone, synchronous standby promoted", ...promoting("*") },
  { name: "primary gone, asynchronous standby promoted", ...promoting(""), mayLose: true },
];

const standbys = new Map<Stage, { standby: Server; pooler: PgBouncer }>();

function promoting(synchronousNames: string): Omit<Fault, "name"> {
  return {
    missing: () => (hasPgBouncer ? undefined : "pgbouncer is missing"),
    stage: {
      between: async (stage) => {
        const standby = await startStandby(stage.server);
        stage.teardown.add(() => standby.destroy());
        await commitWith(stage.server, synchronousNames);
        const pooler = await startPgBouncer(stage.url);
        standbys.set(stage, { standby, pooler });
        return { url: pooler.url, directUrl: stage.way.url };
      },
    },
    strike: (stage) => promote(stage),
    after: async (stage) => {
      await standbys.get(stage)?.pooler.stop();
      return [];
    },
  };
}

/** `*`: a commit is acknowledged once the standby has written it down. */
function commitWith({ url }: Server, names: string): Promise<void> {
  return withClient(url("postgres"), async (client) => {
    await client.query(`alter system set synchronous_standby_names = '${names}'`);
    await client.query("select pg_reload_conf()");
  });
}

async function promote(stage: Stage): Promise<string> {
  const { standby, pooler } = standbys.get(stage)!;
  await sleep(3000);
  const goneAt = Date.now();
  await stage.server.kill("SIGKILL");
  await commitWith(standby, ""); // It has no standby of its own, and would wait for one.
  await withClient(standby.url("postgres"), (client) => client.query("select pg_promote()"));
  stage.server = standby;
  stage.way.cut();
  stage.way.leadTo(stage.url);
  stage.way.restore();
  await pooler.stop();
  const switched = await startPgBouncer(stage.url, { port: Number(new URL(pooler.url).port) });
  standbys.set(stage, { standby, pooler: switched });
  const seconds = ((Date.now() - goneAt) / 1000).toFixed(1);
  await sleep(3000);
  return `switched over in ${seconds} s`;
}
