import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { type Database, database, isOverPool, type Tx, usesReplica } from "../client";
import { currentUnit } from "../request/request-unit";
import * as schema from "../schema";
import { directlyAsSystem, snapshotAsSystem } from "../scope";

/** A file may be this old. A list may not: staff read what they have just done. */
const OLDEST_FILE_SECONDS = 60;
/** A list waits this long for the replica to have what the primary has, in all. */
const CATCH_UP_TRIES = 3;
const CATCH_UP_MS = 100;
/** After a failure the replica is left alone this long, so that its silence costs one reader seconds and not each of them. */
const REST_MS = 15_000;
const CONNECT_TIMEOUT_MS = 2_000;
const QUERY_TIMEOUT_MS = 30_000;
/** For each process. Few people read lists at the same time. */
const CONNECTIONS = 4;

/**
 * Lists and reports of every account, in statements of their own: from the replica where there is one that has all that the
 * primary has, else from the primary. Callers as of `asSystem` (docs/decisions/004-system-door.md).
 */
export async function listAsSystem<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const replica = usable();
  if (!replica) return directlyAsSystem(work);
  const place = await primaryPlace();
  const found = await replica.tryReading(async (db) =>
    (await replica.reaches(place)) ? { result: await work(db) } : undefined,
  );
  return found ? found.result : directlyAsSystem(work);
}

/** A file of every account as it was at one moment, less than a minute ago. Same callers. */
export async function exportAsSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const replica = usable();
  const place = replica && (await primaryPlace());
  const client = place && (await replica.tryReading(() => replica.recentClient(place)));
  if (!client) return snapshotAsSystem(work);
  try {
    const over = drizzle(client, { schema }) as unknown as Database;
    return await over.transaction(work, { isolationLevel: "repeatable read", accessMode: "read only" });
  } finally {
    client.release();
  }
}

/** For /admin/system. Undefined where no replica is set up. */
export async function replicaState(): Promise<{ secondsBehind: number } | { fault: string } | undefined> {
  const { DATABASE_REPLICA_URL: url } = env();
  if (!url) return undefined;
  const place = await primaryPlace();
  try {
    return { secondsBehind: await replicaAt(url).secondsBehind(place) };
  } catch (error) {
    return { fault: wordsOf(error) };
  }
}

/** Kept on `globalThis`, so that Next's separate bundles share one pool. */
const shared = globalThis as typeof globalThis & { igny8Replica?: Replica };

function replicaAt(url: string): Replica {
  if (shared.igny8Replica?.url === url) return shared.igny8Replica;
  void shared.igny8Replica?.close();
  shared.igny8Replica = new Replica(url);
  return shared.igny8Replica;
}

/** Undefined where none is set up, where it rests, and inside of what must see its own changes. */
function usable(): Replica | undefined {
  const { DATABASE_REPLICA_URL: url } = env();
  if (!url || !isOverPool() || currentUnit()) return undefined;
  const replica = replicaAt(url);
  return replica.isResting() ? undefined : replica;
}

/** How far the primary's log is now: everything that is committed lies before. */
async function primaryPlace(): Promise<string> {
  const { rows } = await database().execute<{ place: string }>(
    sql`select pg_current_wal_lsn()::text as place`,
  );
  return rows[0]!.place;
}

class Replica {
  private readonly pool: pg.Pool;
  private readonly db: Database;
  private restsUntilMs = 0;

  constructor(readonly url: string) {
    this.pool = openPool(url);
    this.db = drizzle(this.pool, { schema });
    usesReplica(this);
  }

  isResting(): boolean {
    return Date.now() < this.restsUntilMs;
  }

  /** Whatever fails here is tried on the primary: what is wrong with the statement fails there again. */
  async tryReading<T>(read: (db: Database) => Promise<T>): Promise<T | undefined> {
    try {
      return await read(this.db);
    } catch (error) {
      this.restsUntilMs = Date.now() + REST_MS;
      log.warn(
        { reason: wordsOf(error) },
        "the replica can't be read, so the primary answers lists and exports",
      );
      return undefined;
    }
  }

  async reaches(place: string): Promise<boolean> {
    for (let tries = 1; ; tries += 1) {
      const { has } = await this.standing(place);
      if (has || tries === CATCH_UP_TRIES) return has;
      await sleep(CATCH_UP_MS);
    }
  }

  /** Throws where it is further behind than a file may be. */
  async recentClient(place: string): Promise<pg.PoolClient> {
    const seconds = await this.secondsBehind(place);
    if (seconds > OLDEST_FILE_SECONDS) throw new Error(`It is ${Math.round(seconds)} seconds behind.`);
    return this.pool.connect();
  }

  /** Seconds since the latest change that it has, or 0 where it has all. */
  async secondsBehind(place: string): Promise<number> {
    if (await this.reaches(place)) return 0;
    return (await this.standing(place)).seconds;
  }

  close(): Promise<void> {
    if (shared.igny8Replica === this) shared.igny8Replica = undefined;
    return this.pool.end();
  }

  private async standing(place: string): Promise<{ has: boolean; seconds: number }> {
    const { rows } = await this.pool.query<{ has: boolean | null; seconds: number }>(STANDING, [place]);
    const { has, seconds } = rows[0]!;
    if (has === null) throw new Error("It is not a standby of the database that DATABASE_URL names.");
    return { has, seconds };
  }
}

/** Null where it replays no log. */
const STANDING = `select pg_last_wal_replay_lsn() >= $1::pg_lsn as has,
  coalesce(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()), 0)::float8 as seconds`;

function openPool(connectionString: string): pg.Pool {
  const opened = new pg.Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    application_name: "igny8",
  });
  opened.on("error", (error) => log.warn({ err: error }, "idle connection to the replica lost"));
  opened.on("connect", (client) =>
    client.on("error", (error) => log.debug({ err: error }, "connection to the replica lost")),
  );
  return opened;
}

/** One line. Drizzle puts the statement into its message, and the reason behind it. */
function wordsOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const [line = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
  return (line || code).slice(0, 200);
}
