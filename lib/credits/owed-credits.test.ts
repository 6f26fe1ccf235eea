/** Guards lib/credits/purchases/take-owed-credits.ts, lib/payments/records/take-credits-back.ts, lib/credits/budgets/. */
import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { apiKeys, asSystem, creditBudgets, creditPurchases } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { CREDIT_INVARIANTS } from "@/lib/admin/invariants/credits";
import { LEDGER_INVARIANTS } from "@/lib/admin/invariants/ledger";
import { advanceClock, now, setClock, setClockOffset } from "@/lib/clock";
import { recordRefund } from "@/lib/payments/records/record-refund";
import { keyFor } from "@/test/api/world";
import { brokenInvariants } from "@/test/billing";
import { accountWithPools } from "@/test/credit-pools";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { setBudget } from "./budgets/set-budget";
import { consumeCredits } from "./consume-credits";
import { lockPools } from "./pools";
import { refundCredits } from "./refunds/refund-credits";
import { releaseReservation } from "./reservations/close-reservation";
import { commitReservation } from "./reservations/commit-reservation";
import { expireReservations } from "./reservations/expire-reservations";
import { lapsePlanCredits } from "./reservations/lapse-plan-credits";
import { reserveCredits } from "./reservations/reserve-credits";

useDatabase();
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const by = { actor: "terminal" };
const nobody = { siteId: null, userId: null, apiKeyId: null };
let keys = 0;
afterEach(() => setClockOffset(0));

describe("credits of a purchase whose money went back", () => {
  it("are not given back when what they paid for is refunded, whether all of the money went back or a part", async () => {
    const { accountId, bought } = await accountWithPools({ plan: 0, bought: [100] });
    const first = await consume(accountId, 10); // 50 credits
    const second = await consume(accountId, 10);
    await sendBack(bought[0]!, 500);
    expect(await giveBack(accountId, first)).toMatchObject({ balance: 0 });
    await sendBack(bought[0]!, 1000);
    expect(await giveBack(accountId, second)).toMatchObject({ balance: 0 });
    expect(await pools(accountId)).toMatchObject({ plan: 0, bought: 0, balance: 0 });
    expect(await brokenNow()).toEqual([]);
  });

  it("are given back as far as they are still paid for", async () => {
    const { accountId, bought } = await accountWithPools({ plan: 0, bought: [100] });
    const spent = await consume(accountId, 16); // 80 credits
    await sendBack(bought[0]!, 500); // Of 50 credits, 20 are there.
    expect(await giveBack(accountId, spent)).toMatchObject({ amount: 80, balance: 50 });
    expect(await brokenNow()).toEqual([]);
  });

  it.each(["released", "expired", "ended with the plan", "committed in part"])(
    "that a reservation held are taken when it is %s",
    async (end) => {
      const { accountId, bought } = await accountWithPools({ plan: 0, bought: [100] });
      const id = await hold(accountId, { amount: 100 });
      await sendBack(bought[0]!, 1000);
      expect(await pools(accountId)).toMatchObject({ bought: 100, held: 100 });
      if (end === "released") await releaseReservation({ accountId, reservationId: id, siteId: null, by });
      if (end === "committed in part") expect(await commit(accountId, id, 30)).toMatchObject({ balance: 0 });
      if (end === "ended with the plan")
        await asSystem(async (tx) => lapsePlanCredits(tx, await lockAccount(tx, accountId)));
      if (end === "expired") {
        advanceClock(2 * HOUR_MS);
        await expireReservations();
      }
      expect(await pools(accountId)).toMatchObject({ bought: 0, balance: 0, held: 0 });
      expect(await brokenNow()).toEqual([]);
    },
  );
});

it("what is left of an expired purchase does not come to life with what comes back to it", async () => {
  const { accountId } = await accountWithPools({ plan: 0, bought: [{ credits: 100, expiryDays: 30 }] });
  const spent = await consume(accountId, 2);
  advanceClock(31 * DAY_MS); // And no job has run.
  expect(await giveBack(accountId, spent)).toMatchObject({ balance: 10 });
  expect(await pools(accountId)).toMatchObject({ bought: 10, balance: 10 });
});

describe("a budget", () => {
  it("is not emptied by a request that began in the month before", async () => {
    const { id: accountId } = await createAccount({ credits: 100 });
    setClock(new Date("2031-02-01T00:00:01Z"));
    const key = await keyFor({ id: accountId });
    await setBudget({ accountId, apiKeyId: key.id, monthlyCap: 20, by });
    await consume(accountId, 3, key.id);
    setClock(new Date("2031-01-31T23:59:59Z"));
    await consume(accountId, 1, key.id);
    setClock(new Date("2031-02-01T00:00:02Z"));
    expect(await spentOf(accountId)).toEqual([15]);
    await expect(consume(accountId, 2, key.id)).rejects.toMatchObject({ code: "budget_exceeded" });
  });

  it("that was lowered lets what was held before be committed, and nothing new", async () => {
    const { id: accountId } = await createAccount({ credits: 100 });
    const key = await keyFor({ id: accountId });
    await setBudget({ accountId, apiKeyId: key.id, monthlyCap: 50, by });
    const id = await hold(accountId, { amount: 40, apiKeyId: key.id });
    await setBudget({ accountId, apiKeyId: key.id, monthlyCap: 10, by });
    await expect(consume(accountId, 1, key.id)).rejects.toMatchObject({ code: "budget_exceeded" });
    expect(await commit(accountId, id, 40)).toMatchObject({ amount: 40, balance: 60 });
    expect(await spentOf(accountId)).toEqual([40]);
  });

  it("counts what keys spend that the key has made, and those that these made", async () => {
    const { id: accountId } = await createAccount({ credits: 100 });
    const [parent, child, grandchild] = await Promise.all([1, 2, 3].map(() => keyFor({ id: accountId })));
    const madeBy = (id: number, createdByKeyId: number) =>
      asSystem((tx) => tx.update(apiKeys).set({ createdByKeyId }).where(eq(apiKeys.id, id)));
    await madeBy(child!.id, parent!.id);
    await madeBy(grandchild!.id, child!.id);
    await setBudget({ accountId, apiKeyId: parent!.id, monthlyCap: 20, by });
    await consume(accountId, 2, child!.id);
    const last = await consume(accountId, 2, grandchild!.id);
    await expect(consume(accountId, 1, child!.id)).rejects.toMatchObject({ code: "budget_exceeded" });
    await giveBack(accountId, last);
    expect(await spentOf(accountId)).toEqual([10]);
    expect(await brokenNow()).toEqual([]);
  });
});

/** An image costs five credits. Answers the row's id. */
async function consume(accountId: number, units: number, apiKeyId: number | null = null): Promise<number> {
  const what = {
    operation: "image_generation",
    units,
    metadata: {},
    idempotencyKey: `owed-${++keys}`,
  } as const;
  return (await consumeCredits({ accountId, ...what, ...nobody, apiKeyId })).transactionId;
}

async function hold(accountId: number, change: { amount: number; apiKeyId?: number }): Promise<number> {
  const { reservation } = await reserveCredits({
    ...{ accountId, operation: null, units: null, metadata: {}, ...nobody },
    ...{ idempotencyKey: `owed-${++keys}`, expiresAt: new Date(now().getTime() + HOUR_MS), ...change },
  });
  return reservation.id;
}

function commit(accountId: number, reservationId: number, amount: number) {
  return commitReservation({ accountId, reservationId, siteId: null, amount, metadata: undefined, by });
}

function giveBack(accountId: number, transactionId: number) {
  return refundCredits({ accountId, transactionId, reason: "It failed.", ...nobody, by });
}

/** Its price was 10.00. `cents`: all that went back so far. */
async function sendBack(purchaseId: number, cents: number) {
  const [purchase] = await asSystem((tx) =>
    tx.select().from(creditPurchases).where(eq(creditPurchases.id, purchaseId)),
  );
  const refund = { paymentId: purchase!.paymentId, refundedTotalCents: cents, reason: "Asked.", ...by };
  await asSystem((tx) => recordRefund(tx, refund));
}

async function brokenNow(): Promise<string[]> {
  const of = [...LEDGER_INVARIANTS, ...CREDIT_INVARIANTS].map(({ name }) => name);
  return (await brokenInvariants()).filter((broken) => of.some((name) => broken.startsWith(`${name}:`)));
}

function pools(accountId: number) {
  return asSystem((tx) => lockPools(tx, accountId));
}

async function spentOf(accountId: number): Promise<number[]> {
  const rows = await asSystem((tx) =>
    tx
      .select({
        spent: sql<number>`case when ${creditBudgets.month} = date_trunc('month', ${now().toISOString()}::timestamptz at time zone 'UTC') at time zone 'UTC' then ${creditBudgets.spent} else 0 end`,
      })
      .from(creditBudgets)
      .where(eq(creditBudgets.accountId, accountId)),
  );
  return rows.map(({ spent }) => Number(spent));
}
