import { runMigrations } from "graphile-worker";
import pg from "pg";
import { backStatements, forwardStatements, listMigrations, type Migration } from "./migrations";

/** Any number, the same in every process: who holds this advisory lock migrates. */
const LOCK = 7_249_001;

/** The database has migrations that this code does not know: an older release was started against a newer database. */
class DatabaseAheadError extends Error {
  constructor(tags: string[]) {
    super(
      `The database is ahead of this code: it has ${tags.join(", ")}. Deploy the newer code, or roll the database back.`,
    );
    this.name = "DatabaseAheadError";
  }
}

/** Applies what is missing, each migration in its own transaction, and the job queue's own. Answers what it applied. */
export async function migrate(url: string): Promise<Migration[]> {
  const applied = await withLock(url, async (client) => {
    const pending = await pendingMigrations(client);
    for (const migration of pending) await apply(client, migration);
    return pending;
  });
  await runMigrations({ connectionString: url });
  return applied;
}

/** What `migrate` would apply. */
export function planMigrations(url: string): Promise<Migration[]> {
  return withLock(url, pendingMigrations);
}

/** Goes back until `to` migrations remain applied; 0 empties the database. Answers what it undid, newest first. */
export function rollback(url: string, to: number): Promise<Migration[]> {
  return withLock(url, async (client) => {
    const done = await appliedTags(client);
    const undone = listMigrations()
      .filter(({ idx, tag }) => idx >= to && done.has(tag))
      .reverse();
    for (const migration of undone) await undo(client, migration);
    return undone;
  });
}

async function pendingMigrations(client: pg.Client): Promise<Migration[]> {
  const done = await appliedTags(client);
  const known = listMigrations();
  const unknown = [...done].filter((tag) => !known.some((migration) => migration.tag === tag));
  if (unknown.length > 0) throw new DatabaseAheadError(unknown);
  return known.filter(({ tag }) => !done.has(tag));
}

async function apply(client: pg.Client, { tag }: Migration): Promise<void> {
  await inTransaction(client, [
    ...forwardStatements(tag).map((text) => ({ text })),
    { text: "insert into schema_migrations (tag) values ($1)", values: [tag] },
  ]);
}

async function undo(client: pg.Client, { tag }: Migration): Promise<void> {
  await inTransaction(client, [
    ...backStatements(tag).map((text) => ({ text })),
    { text: "delete from schema_migrations where tag = $1", values: [tag] },
  ]);
}

async function inTransaction(client: pg.Client, queries: pg.QueryConfig[]): Promise<void> {
  await client.query("begin");
  try {
    for (const query of queries) await client.query(query);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function appliedTags(client: pg.Client): Promise<Set<string>> {
  const table = await client.query("select to_regclass('public.schema_migrations') as name");
  if (!table.rows[0].name) return new Set();
  const { rows } = await client.query<{ tag: string }>("select tag from schema_migrations");
  return new Set(rows.map((row) => row.tag));
}

async function withLock<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(
      "create table if not exists schema_migrations (tag text primary key, applied_at timestamptz not null default now())",
    );
    return await work(client);
  } finally {
    await client.end();
  }
}
