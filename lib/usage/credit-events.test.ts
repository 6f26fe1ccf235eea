import { asc, eq } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { asSystem, events, mails } from "@/db";
import { advanceClock, now, setClockOffset } from "@/lib/clock";
import { reserveCredits } from "@/lib/credits/reservations/reserve-credits";
import { writeLedger } from "@/lib/credits/write-ledger";
import { buy } from "@/test/credit-pools";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { recordCreditEvents } from "./credit-events";
import { warnLowCredits } from "./warn-low-credits";

useDatabase();
afterEach(() => setClockOffset(0));

const HOUR_MS = 3_600_000;

const told = async (accountId: number) => {
  const rows = await asSystem((tx) =>
    tx.select().from(events).where(eq(events.accountId, accountId)).orderBy(asc(events.id)),
  );
  return rows.filter(({ type }) => type.startsWith("credits."));
};
const spend = (accountId: number, units: number) =>
  asSystem((tx) =>
    writeLedger(tx, { accountId, kind: "consume", operation: "linking", units, amount: -8 * units }),
  );

it("what was consumed is told in one event an hour, each entry once", async () => {
  const { id } = await createAccount({ plan: "growth" });
  await recordCreditEvents();
  expect(await told(id)).toEqual([]);
  await spend(id, 1);
  await spend(id, 2);
  expect(await recordCreditEvents()).toBe(1);
  const [first] = await told(id);
  expect(first).toMatchObject({
    type: "credits.consumed",
    data: { credits: 24, count: 2, operations: [{ operation: "linking", count: 2, credits: 24 }] },
  });
  expect(await recordCreditEvents()).toBe(0);
  await spend(id, 1);
  await recordCreditEvents();
  const [, second] = await told(id);
  expect(second!.data).toMatchObject({ credits: 8, count: 1 });
  expect(Number(second!.data.first_transaction_id)).toBeGreaterThan(Number(first!.data.last_transaction_id));
});

it("that few are left is told once at 20 % and once at 5 %", async () => {
  const { id, credits } = await createAccount({ plan: "growth" });
  const lows = async () =>
    (await told(id)).filter(({ type }) => type === "credits.low").map(({ data }) => data.percent);
  await spend(id, Math.floor((credits * 0.85) / 8));
  await recordCreditEvents();
  await recordCreditEvents();
  expect(await lows()).toEqual([20]);
  await spend(id, Math.floor((credits * 0.11) / 8));
  await recordCreditEvents();
  await recordCreditEvents();
  expect(await lows()).toEqual([20, 5]);
});

it("a purchase above 20 % begins the count again, and one that stays below it tells nothing twice", async () => {
  const { id, credits } = await createAccount({ plan: "growth" });
  const lows = async () =>
    (await told(id)).filter(({ type }) => type === "credits.low").map(({ data }) => data.percent);
  const spendAndTell = async (share: number) => {
    await spend(id, Math.floor((credits * share) / 8));
    await recordCreditEvents();
  };
  await spendAndTell(0.85);
  await buy(id, 8);
  await recordCreditEvents();
  expect(await lows()).toEqual([20]);
  await buy(id, credits);
  await recordCreditEvents();
  expect(await lows()).toEqual([20]);
  await spendAndTell(1);
  expect(await lows()).toEqual([20, 20]);
});

it("what a reservation holds counts as gone, in the event as in the email", async () => {
  const account = await createAccount({ plan: "growth" });
  const owner = await createPerson({ account });
  await hold(account.id, Math.floor(account.credits * 0.85));
  expect(await warnLowCredits()).toBe(1);
  await recordCreditEvents();
  const [event] = await told(account.id);
  const [letter] = await asSystem((tx) => tx.select().from(mails).where(eq(mails.toAddress, owner.email)));
  expect(event).toMatchObject({ type: "credits.low", data: { percent: 20, balance: account.credits } });
  expect(letter!.props).toMatchObject({ percent: 20, creditsLeft: event!.data.available });
});

it("what a reservation held is there again once its time is over, in the event as in the email", async () => {
  const account = await createAccount({ plan: "growth" });
  await createPerson({ account });
  await hold(account.id, account.credits);
  advanceClock(2 * HOUR_MS);
  expect(await warnLowCredits()).toBe(0);
  await recordCreditEvents();
  expect(await told(account.id)).toEqual([]);
});

const hold = (accountId: number, amount: number) =>
  reserveCredits({
    ...{ accountId, siteId: null, userId: null, apiKeyId: null },
    ...{ operation: null, units: null, amount, metadata: {}, idempotencyKey: "held" },
    expiresAt: new Date(now().getTime() + HOUR_MS),
  });
