import { type SQL, sql } from "drizzle-orm";
import { type Database, database, isOverPool, type Tx, transaction } from "./client";
import { runScoped } from "./run-scoped";

/**
 * The tenant's door: one transaction as the role that row-level security binds, for one account. A forgotten `where`
 * returns nothing instead of somebody's data. Queries still name `account_id`, for the planner's sake.
 */
export function forAccount<T>(accountId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('role', 'igny8_tenant', true), set_config('app.account_id', ${String(accountId)}, true)`,
    );
    return work(tx);
  });
}

/**
 * One statement through the tenant's door, in one round trip: for the few that are asked all day long. `name` stands for
 * this statement's text: each connection plans it once under that name.
 */
export async function statementForAccount<Row extends Record<string, unknown>>(
  accountId: number,
  name: string,
  statement: SQL,
): Promise<Row[]> {
  if (isOverPool()) return runScoped<Row>(accountId, name, statement);
  const { rows } = await forAccount(accountId, (tx) => tx.execute<Row>(statement));
  return rows as Row[];
}

/**
 * The other door: a transaction that sees every account. For sign-in, key lookup, the back office, settlement and jobs;
 * test/architecture lists the files that may open it.
 */
export function asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(work);
}

/** One statement through the other door, without the cost of a transaction. Same list of callers. */
export function readAsSystem<T>(work: (db: Database) => Promise<T>): Promise<T> {
  return work(database());
}
