import { sql } from "drizzle-orm";
import { type Database, database, replaceDatabase, type Tx } from "@/db/client";

/** Thrown to make the outer transaction roll back. */
class RolledBack extends Error {}

/**
 * Runs `work` for real, inside one transaction that is rolled back in the end: its answer is exactly what would have
 * happened. The doors of db/scope.ts open savepoints in it instead of transactions of their own.
 */
export async function dryRun<T>(work: () => Promise<T>): Promise<T> {
  const real = database();
  let answer: { value: T } | undefined;
  await real
    .transaction(async (tx) => {
      replaceDatabase(insideOf(tx));
      answer = { value: await work() };
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    })
    .finally(() => replaceDatabase(real));
  return answer!.value;
}

/** A transaction that can be used as the database. The tenant's role would outlive its savepoint, so it is laid down. */
function insideOf(tx: Tx): Database {
  const transaction: Database["transaction"] = async (work) => {
    const value = await tx.transaction(work);
    await tx.execute(sql`select set_config('role', 'none', true), set_config('app.account_id', '', true)`);
    return value;
  };
  return new Proxy(tx as unknown as Database, {
    get: (target, name) => (name === "transaction" ? transaction : Reflect.get(target, name)),
  });
}
