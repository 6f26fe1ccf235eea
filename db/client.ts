import { drizzle } from "drizzle-orm/node-postgres";
import type { PgTransactionConfig } from "drizzle-orm/pg-core";
import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { isPooled } from "./pooler";
import { againAfterDeadlock } from "./request/again-after-deadlock";
import { currentUnit } from "./request/request-unit";
import * as schema from "./schema";
import type { Database, Tx } from "./tx";

export type { Database, Tx } from "./tx";

/** Fail a request that waits longer than this for a connection: a silent database would otherwise hold it forever. */
const CONNECT_TIMEOUT_MS = 15_000;

/** Kept on `globalThis`, so that hot reload and Next's separate bundles share one pool. */
const shared = globalThis as typeof globalThis & {
  igny8Pool?: pg.Pool;
  igny8Db?: Database;
  igny8Clients?: WeakMap<pg.PoolClient, Database>;
  igny8ReplicaInUse?: { close(): Promise<void> };
};

/** The connection pool, opened at first use. An idle connection's error is logged: unheard, it would end the process. */
export function pool(): pg.Pool {
  shared.igny8Pool ??= openPool();
  return shared.igny8Pool;
}

/** Drizzle over the pool, for the doors of db/scope.ts and the dry run of management commands. */
export function database(): Database {
  shared.igny8Db ??= drizzle(pool(), { schema });
  return shared.igny8Db;
}

/**
 * Runs `work` in a transaction, and again from the start when it was the victim of a deadlock: nothing of it has happened
 * then. What `work` does elsewhere must bear that; effects outside are rows here, sent after the commit. In a request that
 * is to be answered once it is a part of the request's own transaction.
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!isOverPool()) return database().transaction(work);
  const unit = currentUnit();
  return unit ? unit.run(work) : againAfterDeadlock(() => transactionOnce(work));
}

/** A transaction that sees the database as it was at its first statement, however long it reads, and changes nothing. */
export function snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!isOverPool()) return database().transaction(work);
  return transactionOnce(work, { isolationLevel: "repeatable read", accessMode: "read only" });
}

/**
 * Drizzle's own way over a pool keeps the connection forever when `begin` fails on it: a few connections that broke
 * unnoticed would exhaust the pool. Here it goes back whatever happens.
 */
export async function transactionOnce<T>(
  work: (tx: Tx) => Promise<T>,
  config?: PgTransactionConfig,
): Promise<T> {
  const client = await pool().connect();
  try {
    return await databaseOver(client).transaction(work, config);
  } finally {
    client.release();
  }
}

/** False while something else stands in the database's place. */
export function isOverPool(): boolean {
  const db = database();
  return "$client" in db && db.$client instanceof pg.Pool;
}

/** Made once a connection: reading the schema's relations takes longer than most statements. */
function databaseOver(client: pg.PoolClient): Database {
  shared.igny8Clients ??= new WeakMap();
  const known = shared.igny8Clients.get(client);
  if (known) return known;
  const made = drizzle(client, { schema }) as unknown as Database;
  shared.igny8Clients.set(client, made);
  return made;
}

/** Puts something in the database's place that works like it: a transaction that a dry run will roll back. */
export function replaceDatabase(replacement: Database): void {
  shared.igny8Db = replacement;
}

export async function closePool(): Promise<void> {
  const { igny8Pool: open, igny8ReplicaInUse: replica } = shared;
  shared.igny8Pool = undefined;
  shared.igny8Db = undefined;
  shared.igny8ReplicaInUse = undefined;
  await Promise.all([open?.end(), replica?.close()]);
}

/** What reads from a replica (db/replica/replica.ts) has a pool of its own, which is closed with this one. */
export function usesReplica(replica: { close(): Promise<void> }): void {
  shared.igny8ReplicaInUse = replica;
}

function openPool(): pg.Pool {
  const connectionString = env().DATABASE_URL;
  if (!connectionString)
    throw new Error("DATABASE_URL is not set. `npm start` sets it for the embedded database.");
  const opened = new pg.Pool({
    connectionString,
    max: env().DATABASE_POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "igny8",
    // Found out with the first connection, before anybody's statement.
    verify: (client: pg.PoolClient, done: (error?: Error) => void) =>
      void isPooled(client).then(() => done(), done),
  } as pg.PoolConfig);
  opened.on("error", (error) => log.warn({ err: error }, "idle database connection lost"));
  // The pool listens to idle connections only: one that breaks between two statements of a transaction would be unheard.
  opened.on("connect", (client) =>
    client.on("error", (error) => log.debug({ err: error }, "database connection lost")),
  );
  return opened;
}
