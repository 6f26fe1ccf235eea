import { setImmediate as turn } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { resetEnv } from "@/lib/env";
import { useDatabase } from "@/test/harness/database";
import { asSystem } from "./scope";

useDatabase();
beforeAll(() => {
  process.env.DATABASE_POOL_SIZE = "1";
  resetEnv();
});
afterEach(() => void vi.useRealTimers());

const one = () => asSystem((tx) => tx.execute(sql`select 1`));

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
