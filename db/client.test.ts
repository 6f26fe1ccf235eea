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
