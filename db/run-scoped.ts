import pg from "pg";
import { pool } from "./client";
import { isPooled } from "./pooler";
import { OPEN_SCOPE, ScopedQuery } from "./scoped-query";

const prepared = new WeakSet<pg.PoolClient>();

/** Runs one statement for one account on a connection of the pool. Only db/scope.ts calls it. */
export async function runScoped<Row>(accountId: number, statement: pg.QueryConfig): Promise<Row[]> {
  const client = await pool().connect();
  try {
    const pooled = await isPooled(client);
    if (!pooled) await prepareScope(client);
    const rows = await send<Row>(client, accountId, pooled ? unnamed(statement) : statement, pooled);
    client.release();
    return rows;
  } catch (error) {
    client.release(isTheServers(error) ? undefined : true);
    throw error;
  }
}

/** Like `runScoped`, but unscoped. */
export async function runUnscoped<Row>(statement: pg.QueryConfig): Promise<Row[]> {
  const client = await pool().connect();
  try {
    const pooled = await isPooled(client);
    const { rows } = await client.query(pooled ? unnamed(statement) : statement);
    client.release();
    return rows as Row[];
  } catch (error) {
    client.release(isTheServers(error) ? undefined : true);
    throw error;
  }
}

/** Behind a pooler the next transaction meets another server, which knows no name of ours, or somebody else's of the same. */
function unnamed({ text, values }: pg.QueryConfig): pg.QueryConfig {
  return { text, values };
}

/**
 * What PostgreSQL refuses leaves the connection as it was. After an error of our side, such as a value that can't be
 * written, pg has closed a statement that it still takes for prepared: that connection is not used again.
 */
function isTheServers(error: unknown): boolean {
  return error instanceof pg.DatabaseError;
}

/** Executed outside a transaction it sets nothing: the settings are local to one. */
async function prepareScope(client: pg.PoolClient): Promise<void> {
  if (prepared.has(client)) return;
  await client.query({ ...OPEN_SCOPE, values: ["0"] });
  prepared.add(client);
}

function send<Row>(
  client: pg.PoolClient,
  accountId: number,
  statement: pg.QueryConfig,
  pooled: boolean,
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | undefined, result: pg.QueryResult) =>
      error ? reject(error) : resolve(result.rows as Row[]);
    client.query(new ScopedQuery(accountId, statement, done, pooled));
  });
}
