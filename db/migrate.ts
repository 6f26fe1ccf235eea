import type pg from "pg";
import { migrateQueue } from "./migrate-queue";
import { type Say, withConnection, withMigrationLock } from "./migration-session";
import { backScript, forwardScript, listMigrations, type Migration } from "./migrations";
import { answersForAnother } from "./pooler";
import { runScript } from "./run-script";

/** The database has migrations that this code does not know: an older release was started against a newer database. */
class DatabaseAheadError extends Error {
  constructor(tags: string[]) {
    super(
      `The database is ahead of this code: it has ${tags.join(", ")}. Deploy the newer code, or roll the database back with it.`,
    );
    this.name = "DatabaseAheadError";
  }
}

export interface MigrateOptions {
  /** Told why it takes long. */
  say?: Say;
  /** Where the scripts are, for tests of this file. */
  folder?: string;
}

/** Applies what is missing, each migration in its own transaction, and the job queue's own. Answers what it applied. */
export async function migrate(
  url: string,
  { say = quiet, folder }: MigrateOptions = {},
): Promise<Migration[]> {
  if (await isUpToDateBehindPooler(url, folder)) return [];
  return withMigrationLock(url, say, async (client) => {
    const pending = pendingOf(listMigrations(folder), await appliedTags(client));
    for (const { tag } of pending) {
      const mark = { text: "insert into schema_migrations (tag) values ($1)", values: [tag] };
      await runScript(client, tag, forwardScript(tag, folder), mark, say);
    }
    await migrateQueue(url, say);
    return pending;
  });
}

/** A pooler is no place to migrate from, and an instance of many that starts behind one mostly need not. */
function isUpToDateBehindPooler(url: string, folder?: string): Promise<boolean> {
  return withConnection(url, async (client) => {
    if (!(await answersForAnother(client))) return false;
    return pendingOf(listMigrations(folder), await appliedTags(client)).length === 0;
  });
}

/** What `migrate` would apply. Changes nothing and waits for nobody. */
export function planMigrations(url: string): Promise<Migration[]> {
  return withConnection(url, async (client) => pendingOf(listMigrations(), await appliedTags(client)));
}

/** Goes back until `to` migrations remain applied; 0 empties the database. Answers what it undid, newest first. */
export function rollback(
  url: string,
  to: number,
  { say = quiet, folder }: MigrateOptions = {},
): Promise<Migration[]> {
  return withMigrationLock(url, say, async (client) => {
    const undone = undoneBy(to, listMigrations(folder), await appliedTags(client));
    for (const { tag } of undone) {
      const mark = { text: "delete from schema_migrations where tag = $1", values: [tag] };
      await runScript(client, tag, backScript(tag, folder), mark, say);
    }
    return undone;
  });
}

/** What going back to `to` migrations undoes, newest first. */
export function undoneBy(to: number, known: Migration[], applied: Set<string>): Migration[] {
  requireKnown(known, applied); // What is newer stands on what would be undone.
  return known.filter(({ idx, tag }) => idx >= to && applied.has(tag)).reverse();
}

export async function appliedTags(client: pg.Client): Promise<Set<string>> {
  const table = await client.query("select to_regclass('public.schema_migrations') as name");
  if (!table.rows[0].name) return new Set();
  const { rows } = await client.query<{ tag: string }>("select tag from schema_migrations");
  return new Set(rows.map((row) => row.tag));
}

function pendingOf(known: Migration[], applied: Set<string>): Migration[] {
  requireKnown(known, applied);
  return known.filter(({ tag }) => !applied.has(tag));
}

function requireKnown(known: Migration[], applied: Set<string>): void {
  const unknown = [...applied].filter((tag) => !known.some((migration) => migration.tag === tag));
  if (unknown.length > 0) throw new DatabaseAheadError(unknown);
}

function quiet(): void {}
