import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** Any number, the same in every process: who holds this advisory lock migrates. */
const LOCK = 7_249_001;
const POLL_MS = 200;

/** Where a migration tells why it takes long; a line each. */
export type Say = (line: string) => void;

/** One connection for the duration of `work`, which may read only. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // A query that is under way rejects as well.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** One connection that alone may migrate this database, and the table of what is applied. */
export function withMigrationLock<T>(
  url: string,
  say: Say,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  return withConnection(url, async (client) => {
    await takeLock(client, say);
    await client.query(
      "create table if not exists schema_migrations (tag text primary key, applied_at timestamptz not null default now())",
    );
    return work(client);
  });
}

/**
 * By asking again and again: a connection that waits inside `pg_advisory_lock` keeps a snapshot, for which the
 * `create index concurrently` of whoever holds the lock would wait in turn.
 */
async function takeLock(client: pg.Client, say: Say): Promise<void> {
  for (let asked = 0; ; asked++) {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as taken", [LOCK]);
    if (rows[0].taken) return;
    if (asked === 0) say("Another process is migrating this database. Waiting for it.");
    await sleep(POLL_MS);
  }
}
