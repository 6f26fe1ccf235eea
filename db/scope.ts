import { sql } from "drizzle-orm";
import { withLastWrites } from "./before-commit";
import { type Database, database, isOverPool, snapshot, type Tx, transaction } from "./client";
import type { NamedStatement } from "./named-statement";
import { currentUnit } from "./request/request-unit";
import { runScoped, runUnscoped } from "./run-scoped";

/**
 * The tenant's door: one transaction as the role that row-level security binds, for one account. A forgotten `where`
 * returns nothing instead of somebody's data. Queries still name `account_id`, for the planner's sake.
 */
export function forAccount<T>(accountId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction((tx) => asTenant(tx, accountId, work));
}

/** Like `forAccount`, to read much as it was at one moment. It holds a connection: don't wait for anything else meanwhile. */
export function snapshotForAccount<T>(accountId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return snapshot((tx) => asTenant(tx, accountId, work));
}

async function asTenant<T>(tx: Tx, accountId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.execute(
    sql`select set_config('role', 'igny8_tenant', true), set_config('app.account_id', ${String(accountId)}, true)`,
  );
  return withLastWrites(tx, work);
}

/** One statement through the tenant's door, in one round trip: for the few that are asked all day long. */
export async function statementForAccount<V, Row>(
  accountId: number,
  statement: NamedStatement<V, Row>,
  values: V,
): Promise<Row[]> {
  if (isDirect()) return runScoped<Row>(accountId, statement.compiled(values));
  const { rows } = await forAccount(accountId, (tx) => tx.execute(statement.of(values)));
  return rows as Row[];
}

/**
 * The other door: a transaction that sees every account. For sign-in, key lookup, the back office, settlement and jobs;
 * test/architecture lists the files that may open it.
 */
export function asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction((tx) => withLastWrites(tx, work));
}

/** Like `asSystem`, to read much as it was at one moment. It holds a connection: don't wait for anything else meanwhile. */
export function snapshotAsSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return snapshot(work);
}

/** Like `statementForAccount`, but unscoped. Only callers listed in decision 004 may use it. */
export async function statementAsSystem<V, Row>(
  statement: NamedStatement<V, Row>,
  values: V,
): Promise<Row[]> {
  if (isDirect()) return runUnscoped<Row>(statement.compiled(values));
  const { rows } = await directlyAsSystem((db) => db.execute(statement.of(values)));
  return rows as Row[];
}

/**
 * Unscoped statements that need no transaction: each takes effect alone, read or write, and costs one
 * round trip. Same list of callers.
 */
export function directlyAsSystem<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const unit = isOverPool() ? currentUnit() : undefined;
  // What a transaction lacks of a database is up to the caller who opens one.
  return unit ? unit.run((tx) => work(tx as unknown as Database)) : work(database());
}

/** False where a statement is a part of a transaction that is open already. */
function isDirect(): boolean {
  return isOverPool() && !currentUnit();
}
