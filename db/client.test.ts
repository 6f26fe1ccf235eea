import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { useDatabase } from "@/test/harness/database";
import { asSystem, readAsSystem } from "./scope";

useDatabase();

it("a connection that breaks inside a transaction fails that transaction, and nothing else", async () => {
  const broken = asSystem(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await readAsSystem((db) => db.execute(sql`select pg_terminate_backend(${rows[0]?.pid})`));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await tx.execute(sql`select 1`);
  });
  await expect(broken).rejects.toThrow();
  expect((await readAsSystem((db) => db.execute(sql`select 1 as one`))).rows).toEqual([{ one: 1 }]);
});
