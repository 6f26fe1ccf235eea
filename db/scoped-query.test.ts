import { sql } from "drizzle-orm";
import type { PoolClient, QueryResult } from "pg";
import { beforeAll, expect, test } from "vitest";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { pool } from "./client";
import { namedStatement } from "./named-statement";
import { statementForAccount } from "./scope";
import { OPEN_SCOPE, ScopedQuery } from "./scoped-query";

useDatabase();

const FORGETFUL = namedStatement("forgetful", () => sql`select id::int from accounts`);

let acme: number;
let stranger: number;

beforeAll(async () => {
  acme = (await createAccount()).id;
  stranger = (await createAccount()).id;
});

test("a statement that forgot its where sees its own account only", async () => {
  for (const account of [acme, stranger, acme])
    expect(await statementForAccount(account, FORGETFUL, {})).toEqual([{ id: account }]);
});

test("many at once each see their own", async () => {
  const accounts = Array.from({ length: 60 }, (_, index) => (index % 2 ? acme : stranger));
  const seen = await Promise.all(accounts.map((account) => statementForAccount(account, FORGETFUL, {})));
  expect(seen.flat()).toEqual(accounts.map((id) => ({ id })));
});

test("a value that can't be written costs one call, not the connection's later ones", async () => {
  const echo = namedStatement<{ value: unknown }, { value: string }>(
    "echo_value",
    (v) => sql`select ${v.value}::text as value`,
  );
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  for (let turn = 0; turn < 5; turn++) {
    await expect(statementForAccount(acme, echo, { value: circular })).rejects.toThrow("circular");
    expect(await statementForAccount(acme, echo, { value: "well" })).toEqual([{ value: "well" }]);
  }
});

test("nobody's scope outlives its statement", async () => {
  const client = await pool().connect();
  try {
    await client.query({ ...OPEN_SCOPE, values: ["0"] });
    expect(await send(client, acme, "select current_user as name")).toEqual([{ name: "igny8_tenant" }]);
    const { rows } = await client.query("select current_user = session_user as own");
    expect(rows).toEqual([{ own: true }]);
  } finally {
    client.release();
  }
});

test("a statement whose scope can't be set is not run, and the connection goes on", async () => {
  const client = await pool().connect();
  try {
    await client.query("deallocate all");
    const rename = "update accounts set name = 'unscoped' returning id";
    await expect(send(client, acme, rename)).rejects.toThrow("open_scope");
    expect((await client.query("select from accounts where name = 'unscoped'")).rowCount).toBe(0);
  } finally {
    client.release(true);
  }
});

test("a statement that fails undoes itself, and the next one works", async () => {
  const failing = namedStatement(
    "failing",
    ({ id }: { id: number }) => sql`
      with renamed as (update accounts set name = 'half' where id = ${id} returning id)
      select 1 / (id - id) from renamed`,
  );
  await expect(statementForAccount(acme, failing, { id: acme })).rejects.toThrow("division by zero");
  const names = namedStatement("names", () => sql`select name from accounts`);
  expect(await statementForAccount(acme, names, {})).not.toEqual([{ name: "half" }]);
});

function send(client: PoolClient, accountId: number, text: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | undefined, result: QueryResult) =>
      error ? reject(error) : resolve(result.rows);
    client.query(new ScopedQuery(accountId, { text }, done));
  });
}
