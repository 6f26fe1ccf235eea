/** Guards lib/credits/pools.ts, lib/credits/purchases/, lib/credits/refunds/refund-credits.ts. */
import { eq, sql } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { asSystem, creditPurchases, creditTransactions, mails } from "@/db";
import { advanceClock, setClockOffset } from "@/lib/clock";
import { brokenInvariants } from "@/test/billing";
import { accountWithPools, buy } from "@/test/credit-pools";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { consumeCredits } from "./consume-credits";
import { lockPools } from "./pools";
import { expireCredits } from "./purchases/expire-credits";
import { warnExpiringCredits } from "./purchases/warn-expiring";
import { refundCredits } from "./refunds/refund-credits";
import { resetCredits, writeLedger } from "./write-ledger";

useDatabase();

const DAY_MS = 86_400_000;
let keys = 0;
afterEach(() => setClockOffset(0));

it("plan credits go first, then the purchase that expires first, in one row that says its parts", async () => {
  const { accountId, bought } = await accountWithPools({
    plan: 10,
    bought: [100, { credits: 20, expiryDays: 30 }],
  });
  const { transactionId, balance } = await consume(accountId, 7); // 35 credits
  expect(balance).toBe(95);
  expect(await pools(accountId)).toMatchObject({ plan: 0, bought: 95, balance: 95 });
  expect(await row(transactionId)).toMatchObject({
    amount: -35,
    balanceAfter: 95,
    boughtAmount: -25,
    boughtAfter: 95,
    purchases: [
      [bought[1], 20],
      [bought[0], 5],
    ],
  });
});

it("a refund goes back where its credits came from", async () => {
  const { accountId, bought } = await accountWithPools({
    plan: 10,
    bought: [100, { credits: 20, expiryDays: 30 }],
  });
  const { transactionId } = await consume(accountId, 7);
  await refund(accountId, transactionId);
  expect(await pools(accountId)).toMatchObject({ plan: 10, bought: 120, balance: 130 });
  expect(await remaining(accountId)).toEqual({ [bought[0]!]: 100, [bought[1]!]: 20 });
});

it("a reset sets the plan's credits and leaves bought ones alone", async () => {
  const { accountId } = await accountWithPools({ plan: 10, bought: [100] });
  await asSystem((tx) => resetCredits(tx, { accountId, credits: 50, description: "A new month" }));
  expect(await pools(accountId)).toMatchObject({ plan: 50, bought: 100, balance: 150 });
  await asSystem((tx) => resetCredits(tx, { accountId, credits: 0, description: "The end" }));
  expect(await pools(accountId)).toMatchObject({ plan: 0, bought: 100, balance: 100 });
});

it("bought credits whose time is over leave through the ledger, once, and only what is left of them", async () => {
  const { accountId, bought } = await accountWithPools({
    plan: 0,
    bought: [40, { credits: 20, expiryDays: 30 }],
  });
  await consume(accountId, 1);
  advanceClock(29 * DAY_MS);
  await expireCredits();
  expect(await pools(accountId)).toMatchObject({ bought: 55 });
  advanceClock(2 * DAY_MS);
  await expireCredits();
  await expireCredits();
  expect(await pools(accountId)).toMatchObject({ bought: 40, balance: 40 });
  expect(await remaining(accountId)).toEqual({ [bought[0]!]: 40, [bought[1]!]: 0 });
  const expired = (await rows(accountId)).filter(({ kind }) => kind === "expire");
  expect(expired).toMatchObject([{ amount: -15, boughtAmount: -15, boughtAfter: 40 }]);
});

it("what comes back to an expired purchase can be spent for 30 days", async () => {
  const { accountId } = await accountWithPools({ plan: 0, bought: [{ credits: 20, expiryDays: 30 }] });
  const { transactionId } = await consume(accountId, 2);
  advanceClock(31 * DAY_MS);
  await expireCredits();
  await refund(accountId, transactionId);
  await expireCredits();
  expect(await pools(accountId)).toMatchObject({ bought: 10 });
  advanceClock(31 * DAY_MS);
  await expireCredits();
  expect(await pools(accountId)).toMatchObject({ bought: 0 });
});

it("tells owners 14 and 3 days before bought credits expire, once each", async () => {
  const { accountId } = await accountWithPools({ plan: 0, bought: [40, { credits: 20, expiryDays: 30 }] });
  await createPerson({ account: { id: accountId }, role: "owner" });
  const told = async () => {
    await warnExpiringCredits();
    await warnExpiringCredits();
    return asSystem((tx) => tx.$count(mails, eq(mails.aboutAccountId, accountId)));
  };
  expect(await told()).toBe(0);
  advanceClock(17 * DAY_MS);
  expect(await told()).toBe(1);
  advanceClock(9 * DAY_MS);
  expect(await told()).toBe(1);
  advanceClock(2 * DAY_MS);
  expect(await told()).toBe(2);
});

it("a version from before, which knows the sum only, spends beside this one and leaves both pools right", async () => {
  const { id: accountId } = await createAccount({ credits: 100 });
  await asSystem((tx) =>
    tx.execute(sql`
      with spent as (
        update accounts set credits = credits - 8 where id = ${accountId} and credits >= 8 returning credits
      )
      insert into credit_transactions (account_id, kind, amount, balance_after, operation, units)
      select ${accountId}, 'consume', -8, credits, 'linking', 1 from spent`),
  );
  await consume(accountId, 1);
  await buy(accountId, 50);
  expect(await pools(accountId)).toEqual({ balance: 137, plan: 87, bought: 50, held: 0, available: 137 });
  const broken = (await brokenInvariants()).filter((each) => /^(balance|bought|ledger|held)/.test(each));
  expect(broken).toEqual([]);
});

it("staff take the plan's credits first, and never more than there are", async () => {
  const { accountId } = await accountWithPools({ plan: 10, bought: [100] });
  await asSystem((tx) => writeLedger(tx, { accountId, kind: "adjust", amount: -30 }));
  expect(await pools(accountId)).toMatchObject({ plan: 0, bought: 80 });
  const tooMuch = asSystem((tx) => writeLedger(tx, { accountId, kind: "adjust", amount: -81 }));
  await expect(tooMuch).rejects.toMatchObject({ code: "insufficient_credits", details: { available: 80 } });
});

/** An image costs five credits. */
function consume(accountId: number, images: number) {
  return consumeCredits({
    accountId,
    operation: "image_generation",
    units: images,
    siteId: null,
    metadata: {},
    idempotencyKey: `pool-${++keys}`,
    userId: null,
    apiKeyId: null,
  });
}

function refund(accountId: number, transactionId: number) {
  const nobody = { siteId: null, userId: null, apiKeyId: null, by: { actor: "terminal" } };
  return refundCredits({ accountId, transactionId, reason: "It failed", ...nobody });
}

function pools(accountId: number) {
  return asSystem((tx) => lockPools(tx, accountId));
}

function rows(accountId: number) {
  return asSystem((tx) =>
    tx.select().from(creditTransactions).where(eq(creditTransactions.accountId, accountId)),
  );
}

async function row(id: number) {
  const [found] = await asSystem((tx) =>
    tx.select().from(creditTransactions).where(eq(creditTransactions.id, id)),
  );
  return found;
}

async function remaining(accountId: number): Promise<Record<number, number>> {
  const found = await asSystem((tx) =>
    tx.select().from(creditPurchases).where(eq(creditPurchases.accountId, accountId)),
  );
  return Object.fromEntries(found.map(({ id, remaining }) => [id, remaining]));
}
