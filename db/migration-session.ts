import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { answersForAnother } from "./pooler";

/** Any number, the same in every process: who holds this advisory lock migrates. */
const LOCK = 7_249_001;
const POLL_MS = 200;

/** A session that holds the lock for longer than any migration takes has forgotten it. */
const PATIENCE_MS = 10 * 60 * 1000;

/** A lock of a session means nothing where sessions are shared: two could migrate together, or one wait for nobody. */
class BehindPoolerError extends Error {
  constructor() {
    super(
      "The database needs a migration, and DATABASE_URL leads to a pooler. Set DATABASE_DIRECT_URL to the database itself, or run `npm run manage -- migrate` with it.",
    );
    this.name = "BehindPoolerError";
  }
}

class MigrationLockedError extends Error {
  constructor(holder: string) {
    super(
      `Another connection has held the lock for migrations for ten minutes: ${holder}. End that one, then try again.`,
    );
    this.name = "MigrationLockedError";
  }
}

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
    if (await answersForAnother(client)) throw new BehindPoolerError();
    await takeLock(client, say);
    await client.query(
      "create table if not exists schema_migrations (tag text primary key, applied_at timestamptz not null default now())",
    );
    return work(client);
  });
}

/**
 * By asking again and again: a connection that waits inside `pg_advisory_lock` keeps a snapshot, for which the
 * `create index concurrently` of the session that holds the lock would wait in turn.
 */
async function takeLock(client: pg.Client, say: Say): Promise<void> {
  const endMs = performance.now() + PATIENCE_MS;
  for (let asked = 0; ; asked++) {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as taken", [LOCK]);
    if (rows[0].taken) return;
    if (asked === 0)
      say(`Another process is migrating this database (${await holderOf(client)}). Waiting for it.`);
    if (performance.now() > endMs) throw new MigrationLockedError(await holderOf(client));
    await sleep(POLL_MS);
  }
}

async function holderOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    `select a.pid, a.application_name, a.client_addr from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objid = $1`,
    [LOCK],
  );
  const { pid, application_name: name, client_addr: from } = rows[0] ?? {};
  return pid ? `backend ${[pid, name, from && `from ${from}`].filter(Boolean).join(" ")}` : "just gone";
}
