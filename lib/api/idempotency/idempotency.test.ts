import { beforeEach, expect, it, vi } from "vitest";
import { advanceClock, setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { useDatabase } from "@/test/harness/database";
import { answerOnce, type KeptAnswer } from "./idempotency";

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

it("what was done and could not be kept is answered, and not done again", async () => {
  const unkeepable = made(1n); // JSON has no such number.
  expect(await answerOnce(request(), unkeepable)).toMatchObject({ status: 201, replayed: false });
  await expect(answerOnce(request(), unkeepable)).rejects.toMatchObject({ code: "idempotency_in_progress" });
  expect(unkeepable).toHaveBeenCalledOnce();
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
  await first;
  expect(await answerOnce(request(), made("third"))).toMatchObject({ body: "second", replayed: true });
});

it("an answer is kept for 24 hours", async () => {
  await answerOnce(request(), made({ data: 1 }));
  setClock(new Date());
  advanceClock(24 * 60 * 60 * 1000 + 1000);
  expect(await answerOnce(request("h2"), made({ data: 2 }))).toMatchObject({ replayed: false });
});
