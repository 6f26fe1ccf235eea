import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Say } from "./migration-session";
import type { Script } from "./migrations";

/**
 * A statement that waits for a table lock makes everybody behind it wait for the table too, plain reads included. So it
 * waits for seconds only, lets the others through, and tries again.
 */
export const LOCK_TIMEOUT_SECONDS = 3;
const PAUSE_MS = 2000;
const TRIES = 40;

/** Somebody kept a table for minutes, through every try. Nothing of the migration named is applied. */
class MigrationBlockedError extends Error {
  constructor(name: string) {
    super(
      `${name} needs a table that another connection doesn't let go of. End that one (pg_stat_activity shows it), then try again.`,
    );
    this.name = "MigrationBlockedError";
  }
}

/** Runs a script and `mark`, which records that it was run: in one transaction where that is possible. */
export async function runScript(
  client: pg.Client,
  name: string,
  { statements, inTransaction }: Script,
  mark: pg.QueryConfig,
  say: Say,
): Promise<void> {
  const queries = [...statements.map((text) => ({ text })), mark];
  if (inTransaction) await retryBlocked(name, say, () => runTogether(client, queries));
  // Such statements let others read and write while they wait, so they may wait.
  else for (const query of queries) await client.query(query);
}

/** Tries `work` again, with a line each time, as long as others hold what it needs. */
export async function retryBlocked<T>(name: string, say: Say, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!isBlocked(error)) throw error;
      if (tries === TRIES) throw new MigrationBlockedError(name);
      say(`${name} waits for a table that is in use (try ${tries} of ${TRIES}).`);
      await sleep(PAUSE_MS);
    }
  }
}

async function runTogether(client: pg.Client, queries: pg.QueryConfig[]): Promise<void> {
  await client.query("begin");
  try {
    await client.query(`set local lock_timeout = '${LOCK_TIMEOUT_SECONDS}s'`);
    for (const query of queries) await client.query(query);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** lock_not_available and deadlock_detected (appendix A of PostgreSQL's manual). */
function isBlocked(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "55P03" || error.code === "40P01");
}
