import { setImmediate as turn } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { resetEnv } from "@/lib/env";
import { useDatabase } from "@/test/harness/database";
import { closePool } from "./client";
import { asSystem, directlyAsSystem } from "./scope";

useDatabase();

it("a connection that breaks inside a transaction fails that transaction, and nothing else", async () => {
  const broken = asSystem(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await directlyAsSystem((db) => db.execute(sql`select pg_terminate_backend(${rows[0]?.pid})`));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await tx.execute(sql`select 1`);
  });
  await expect(broken).rejects.toThrow();
  expect((await directlyAsSystem((db) => db.execute(sql`select 1 as one`))).rows).toEqual([{ one: 1 }]);
});

it("of two transactions that wait for each other crosswise, both are done in the end", async () => {
  await asSystem((tx) =>
    tx.execute(sql`create table crossed (id int primary key, changed int not null default 0)`),
  );
  await asSystem((tx) => tx.execute(sql`insert into crossed (id) values (1), (2)`));
  const both = meetingPoint(2);
  const change = (first: number, second: number) =>
    asSystem(async (tx) => {
      await tx.execute(sql`update crossed set changed = changed + 1 where id = ${first}`);
      await both();
      await tx.execute(sql`update crossed set changed = changed + 1 where id = ${second}`);
    });
  await Promise.all([change(1, 2), change(2, 1)]);
  const { rows } = await directlyAsSystem((db) => db.execute(sql`select changed from crossed`));
  expect(rows).toEqual([{ changed: 2 }, { changed: 2 }]);
});

describe("with one connection", () => {
  beforeAll(() => setPoolSize("1"));
  afterAll(() => setPoolSize("10"));

  it("while every connection is taken, who waits is told after a while, and the next one is served", async () => {
    const holder = holdConnection();
    await holder.taken;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const answer = one().then(
      () => "served",
      (error: Error) => error.message,
    );
    await vi.advanceTimersByTimeAsync(14_000);
    expect(await Promise.race([answer, turn("waits")])).toBe("waits");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await Promise.race([answer, turn("waits")])).toMatch(/timeout exceeded/);
    vi.useRealTimers();
    holder.release();
    await expect(one()).resolves.toMatchObject({ rowCount: 1 });
  });
});

/** Lets nobody go on until so many have come. */
function meetingPoint(count: number): () => Promise<void> {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let came = 0;
  return () => {
    came += 1;
    if (came >= count) open();
    return gate;
  };
}

const one = () => asSystem((tx) => tx.execute(sql`select 1`));

async function setPoolSize(size: string): Promise<void> {
  await closePool();
  process.env.DATABASE_POOL_SIZE = size;
  resetEnv();
}

function holdConnection(): { taken: Promise<void>; release: () => void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const taken = new Promise<void>((resolve) => {
    void asSystem(async () => {
      resolve();
      await released;
    });
  });
  return { taken, release };
}
