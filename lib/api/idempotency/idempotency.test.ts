import { sql } from "drizzle-orm";
import { beforeEach, expect, it, vi } from "vitest";
import { apartFromUnit, asSystem, directlyAsSystem, forAccount } from "@/db";
import { advanceClock, setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { useDatabase } from "@/test/harness/database";
import type { KeptAnswer } from "./claims";
import { answerOnce } from "./idempotency";

useDatabase();

beforeEach(() => {
  vi.stubEnv("AUTH_SECRET", "a-secret-of-the-test");
  resetEnv();
  setClock(undefined);
});

const request = (hash = "h1") => ({
  caller: "account:1",
  key: `key-${expect.getState().currentTestName}`,
  hash,
});
const made = (body: unknown) => vi.fn(async () => ({ status: 201, body }));

it("the same request again gets the first answer, and does nothing", async () => {
  const answer = made({ data: { id: 1 } });
  expect(await answerOnce(request(), answer)).toMatchObject({ status: 201, replayed: false });
  expect(await answerOnce(request(), answer)).toEqual({
    status: 201,
    body: { data: { id: 1 } },
    replayed: true,
  });
  expect(answer).toHaveBeenCalledOnce();
});

it("of twenty at once one does the work, and none does it again", async () => {
  const answer = made({ data: 1 });
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => answerOnce(request(), answer)));
  expect(answer).toHaveBeenCalledOnce();
  const refusals = results
    .filter((result) => result.status === "rejected")
    .map((result) => result.reason.code);
  expect(refusals.filter((code) => code !== "idempotency_in_progress")).toEqual([]);
});

it("while the first is still running, the same again is told so", async () => {
  let finish: (answer: KeptAnswer) => void = () => undefined;
  const working = vi.fn(
    () =>
      new Promise<KeptAnswer>((resolve) => {
        finish = resolve;
      }),
  );
  const first = answerOnce(request(), working);
  await vi.waitFor(() => expect(working).toHaveBeenCalled());
  await expect(answerOnce(request(), made("twice"))).rejects.toMatchObject({
    code: "idempotency_in_progress",
  });
  finish({ status: 201, body: "once" });
  expect(await first).toMatchObject({ body: "once" });
  expect(await answerOnce(request(), made("twice"))).toMatchObject({ body: "once", replayed: true });
});

it("what can't be kept is not done: the transaction of the effect holds the answer", async () => {
  const effect = vi.fn(async () => {
    await asSystem((tx) => tx.execute(sql`insert into industries (slug, name) values ('undone', 'Undone')`));
    return { status: 201, body: 1n as unknown }; // JSON has no such number.
  });
  await expect(answerOnce(request(), effect)).rejects.toThrow("BigInt");
  const { rows } = await asSystem((tx) => tx.execute(sql`select 1 from industries where slug = 'undone'`));
  expect(rows).toEqual([]);
  expect(await answerOnce(request(), made("done"))).toMatchObject({ replayed: false, body: "done" });
});

it("what broke off after it had committed a part is not done again, unless it can be continued", async () => {
  const cutOff = vi.fn(async (): Promise<KeptAnswer> => {
    await asSystem((tx) => tx.execute(sql`update plans set name = name`));
    await apartFromUnit(async () => undefined); // As before a provider is asked.
    throw new Error("the process was killed");
  });
  await expect(answerOnce(request(), cutOff)).rejects.toThrow("killed");
  await expect(answerOnce(request(), cutOff)).rejects.toMatchObject({ code: "outcome_unknown" });
  expect(cutOff).toHaveBeenCalledOnce();
  const continued = { ...request(), continues: true };
  expect(await answerOnce(continued, made("continued"))).toMatchObject({ body: "continued" });
});

it("doors one after the other and side by side are one transaction, and each sees what it may", async () => {
  const ids = await answerOnce(request(), async () => {
    const id = () =>
      asSystem((tx) => tx.execute<{ id: string }>(sql`select pg_current_xact_id()::text as id`));
    const [first, second] = await Promise.all([id(), id()]);
    const inTenant = await forAccount(1, (tx) => tx.execute(sql`select current_user as id`));
    const after = await directlyAsSystem((db) =>
      db.execute(sql`select current_user <> 'igny8_tenant' as id`),
    );
    return { status: 200, body: [first, second, inTenant, after].map(({ rows }) => rows[0]!.id) };
  });
  const [first, second, tenant, isOwner] = ids.body as unknown[];
  expect([first === second, tenant, isOwner]).toEqual([true, "igny8_tenant", true]);
});

it("another request with the same key is a conflict", async () => {
  await answerOnce(request(), made({ data: 1 }));
  await expect(answerOnce(request("h2"), made({ data: 2 }))).rejects.toMatchObject({
    code: "idempotency_conflict",
  });
});

it("another caller's key of the same name is another key", async () => {
  await answerOnce(request(), made({ data: 1 }));
  const other = await answerOnce({ ...request("h2"), caller: "account:2" }, made({ data: 2 }));
  expect(other).toMatchObject({ replayed: false, body: { data: 2 } });
});

it("a failure is not kept, so that trying again can succeed", async () => {
  const failing = vi.fn().mockRejectedValue(new Error("database away"));
  await expect(answerOnce(request(), failing)).rejects.toThrow("database away");
  expect(await answerOnce(request(), made({ data: 1 }))).toMatchObject({ replayed: false });
});

it("who was given up and comes late takes nothing from who took its place", async () => {
  let fail: (error: Error) => void = () => undefined;
  const slow = vi.fn(
    () =>
      new Promise<KeptAnswer>((_, reject) => {
        fail = reject;
      }),
  );
  setClock(new Date());
  const first = answerOnce(request(), slow);
  await vi.waitFor(() => expect(slow).toHaveBeenCalled());
  advanceClock(61_000);
  expect(await answerOnce(request(), made("second"))).toMatchObject({ body: "second", replayed: false });
  fail(new Error("database away"));
  await expect(first).rejects.toThrow("database away");
  expect(await answerOnce(request(), made("third"))).toMatchObject({ body: "second", replayed: true });
});

it("who was given up and finishes late keeps no answer in place of the one that was given", async () => {
  let finish: (answer: KeptAnswer) => void = () => undefined;
  const slow = vi.fn(
    () =>
      new Promise<KeptAnswer>((resolve) => {
        finish = resolve;
      }),
  );
  setClock(new Date());
  const first = answerOnce(request(), slow);
  await vi.waitFor(() => expect(slow).toHaveBeenCalled());
  advanceClock(61_000);
  await answerOnce(request(), made("second"));
  finish({ status: 201, body: "first" });
  await expect(first).rejects.toMatchObject({ code: "idempotency_in_progress" });
  expect(await answerOnce(request(), made("third"))).toMatchObject({ body: "second", replayed: true });
});

it("an answer is kept for 24 hours", async () => {
  await answerOnce(request(), made({ data: 1 }));
  setClock(new Date());
  advanceClock(24 * 60 * 60 * 1000 + 1000);
  expect(await answerOnce(request("h2"), made({ data: 2 }))).toMatchObject({ replayed: false });
});
