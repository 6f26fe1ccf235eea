/** Guards lib/credits/reservations/, lib/credits/spend.ts. */
import { afterEach, expect, it } from "vitest";
import { asSystem } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key";
import { advanceClock, now, setClockOffset } from "@/lib/clock";
import { consumeCredits } from "@/lib/credits/consume-credits";
import { lockPools } from "@/lib/credits/pools";
import { lapsePlanCredits } from "@/lib/credits/reservations/lapse-plan-credits";
import { resetCredits } from "@/lib/credits/write-ledger";
import { keyFor } from "@/test/api/world";
import { accountWithPools } from "@/test/credit-pools";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { releaseReservation } from "./close-reservation";
import { commitReservation } from "./commit-reservation";
import { expireReservations } from "./expire-reservations";
import { getReservation } from "./queries";
import { reserveCredits } from "./reserve-credits";

useDatabase();

const HOUR_MS = 3_600_000;
let keys = 0;
afterEach(() => setClockOffset(0));

it("holds credits: they are not taken, and nobody else can spend them", async () => {
  const accountId = await accountWith(100);
  await reserve(accountId, 80);
  expect(await pools(accountId)).toMatchObject({ balance: 100, held: 80, available: 20 });
  await expect(consume(accountId, 5)).rejects.toMatchObject({
    code: "insufficient_credits",
    details: { required: 25, available: 20 },
  });
  await consume(accountId, 4);
  await expect(reserve(accountId, 1)).rejects.toMatchObject({ code: "insufficient_credits" });
});

it("a commit takes at most what is held, frees the rest, and again answers the same", async () => {
  const accountId = await accountWith(100);
  const { id } = await reserve(accountId, 80);
  await expect(commit(accountId, id, 81)).rejects.toMatchObject({ code: "validation_error" });
  const first = await commit(accountId, id, 30);
  expect(first).toMatchObject({ amount: 30, balance: 70, replayed: false });
  expect(await commit(accountId, id, 30)).toMatchObject({
    transactionId: first.transactionId,
    replayed: true,
  });
  await expect(commit(accountId, id, 31)).rejects.toMatchObject({ code: "invalid_state" });
  await expect(release(accountId, id)).rejects.toMatchObject({ code: "invalid_state" });
  expect(await pools(accountId)).toMatchObject({ balance: 70, held: 0, available: 70 });
});

it("a release gives all of it back, once", async () => {
  const accountId = await accountWith(100);
  const { id } = await reserve(accountId, 80);
  expect(await release(accountId, id)).toMatchObject({ status: "released" });
  expect(await release(accountId, id)).toMatchObject({ status: "released" });
  expect(await pools(accountId)).toMatchObject({ balance: 100, held: 0 });
  await expect(commit(accountId, id)).rejects.toMatchObject({ code: "invalid_state" });
});

it("one whose time is over holds nothing from that moment, before any job; the job closes it once", async () => {
  const accountId = await accountWith(100);
  const { id } = await reserve(accountId, 100);
  advanceClock(HOUR_MS + 1);
  expect(await pools(accountId)).toMatchObject({ held: 0, available: 100 });
  expect(await consume(accountId, 20)).toMatchObject({ balance: 0 });
  await expect(commit(accountId, id)).rejects.toMatchObject({ code: "reservation_expired" });
  expect(await expireReservations()).toBeGreaterThan(0);
  expect(await expireReservations()).toBe(0);
  expect(await getReservation(accountId, id, null)).toMatchObject({ status: "expired" });
  expect((await account(accountId)).heldCredits).toBe(0);
});

it("the same key answers the same reservation; another body is a conflict; 20 at once hold once", async () => {
  const accountId = await accountWith(100);
  const same = { idempotencyKey: "same", expiresAt: new Date(now().getTime() + HOUR_MS) };
  const all = await Promise.all(Array.from({ length: 20 }, () => reserve(accountId, 30, same)));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  expect(await pools(accountId)).toMatchObject({ held: 30 });
  await expect(reserve(accountId, 31, same)).rejects.toMatchObject({ code: "idempotency_conflict" });
});

it("two callers with the same key hold twice, and a rotated key is the caller that it was", async () => {
  const account = await createAccount({ credits: 100 });
  const [first, second] = [await keyFor(account), await keyFor(account)];
  const same = { idempotencyKey: "shared", expiresAt: new Date(now().getTime() + HOUR_MS) };
  const holdBy = (apiKeyId: number) => reserve(account.id, 30, { ...same, apiKeyId });
  const { id } = await holdBy(first.id);
  expect((await holdBy(second.id)).id).not.toBe(id);
  const rotation = {
    accountId: account.id,
    apiKeyId: first.id,
    graceSeconds: 60,
    rotatedBy: "x",
    userId: null,
  };
  const { apiKey } = await rotateApiKey({ ...rotation, by });
  expect((await holdBy(apiKey.id)).id).toBe(id);
  expect(await pools(account.id)).toMatchObject({ held: 60 });
});

it("held credits outlive a reset to less, and end with the subscription", async () => {
  const accountId = await accountWith(100);
  const { id } = await reserve(accountId, 80);
  await asSystem((tx) => resetCredits(tx, { accountId, credits: 50, description: "A smaller plan" }));
  expect(await pools(accountId)).toMatchObject({ balance: 80, held: 80, available: 0 });
  await asSystem(async (tx) => lapsePlanCredits(tx, await lockAccount(tx, accountId)));
  expect(await pools(accountId)).toMatchObject({ balance: 0, held: 0 });
  await expect(commit(accountId, id)).rejects.toMatchObject({ code: "invalid_state" });
});

it("200 spends at once, over two pools and beside a hold, take exactly what is available", async () => {
  const { accountId } = await accountWithPools({
    plan: 200,
    bought: [{ credits: 100, expiryDays: 30 }, 300],
  });
  const { id } = await reserve(accountId, 100);
  const results = await Promise.allSettled(Array.from({ length: 200 }, () => consume(accountId, 1)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(100);
  expect(await pools(accountId)).toMatchObject({ plan: 0, bought: 100, held: 100, available: 0 });
  expect(await commit(accountId, id)).toMatchObject({ balance: 0 });
});

function accountWith(credits: number): Promise<number> {
  return createAccount({ credits }).then(({ id }) => id);
}

const nobody = { siteId: null, userId: null, apiKeyId: null };
const by = { actor: "terminal" };

async function reserve(
  accountId: number,
  amount: number,
  change: { idempotencyKey?: string; expiresAt?: Date; apiKeyId?: number } = {},
) {
  const { reservation } = await reserveCredits({
    ...{ accountId, amount, operation: null, units: null, metadata: {}, ...nobody },
    ...{ idempotencyKey: `hold-${++keys}`, expiresAt: new Date(now().getTime() + HOUR_MS), ...change },
  });
  return reservation;
}

function commit(accountId: number, reservationId: number, amount?: number) {
  return commitReservation({ accountId, reservationId, siteId: null, amount, metadata: undefined, by });
}

function release(accountId: number, reservationId: number) {
  return releaseReservation({ accountId, reservationId, siteId: null, by });
}

/** An image costs five credits. */
function consume(accountId: number, units: number) {
  const what = {
    operation: "image_generation",
    units,
    metadata: {},
    idempotencyKey: `spend-${++keys}`,
  } as const;
  return consumeCredits({ accountId, ...what, ...nobody });
}

function pools(accountId: number) {
  return asSystem((tx) => lockPools(tx, accountId));
}

function account(accountId: number) {
  return asSystem((tx) => lockAccount(tx, accountId));
}
