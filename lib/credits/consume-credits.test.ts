import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { asSystem, creditTransactions, sites } from "@/db";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { consumeCredits } from "./consume-credits";
import { refundCredits } from "./refunds/refund-credits";
import type { Consumption } from "./spend";

useDatabase();

let accountId: number;
let keys = 0;

beforeAll(async () => {
  accountId = await accountWith(100_000);
});

describe("consuming credits", () => {
  it("200 at once on a balance of 100 take exactly 100, and the ledger adds up", async () => {
    const account = await accountWith(100);
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, () => consume({ accountId: account })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(100);
    for (const result of results)
      if (result.status === "rejected")
        expect(result.reason).toMatchObject({
          code: "insufficient_credits",
          details: { required: 1, available: 0 },
        });
    await expectLedger(account, 0);
  });

  it("the same key and body answers what the first did, and takes nothing more", async () => {
    const request = { idempotencyKey: "same", units: 250 };
    const first = await consume(request);
    expect(first).toMatchObject({ amount: 3, operation: "content_generation", replayed: false });
    expect(await consume({ idempotencyKey: "other key" })).toMatchObject({ balance: first.balance - 1 });
    expect(await consume(request)).toEqual({ ...first, replayed: true });
  });

  it("50 at once with one key take credits once", async () => {
    const request = { idempotencyKey: "fifty", units: 100 };
    const answers = await Promise.all(Array.from({ length: 50 }, () => consume(request)));
    expect(new Set(answers.map(({ transactionId }) => transactionId)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  });

  it("the same key with another body is a conflict", async () => {
    await consume({ idempotencyKey: "conflict", units: 1 });
    await expect(consume({ idempotencyKey: "conflict", units: 2 })).rejects.toMatchObject({
      code: "idempotency_conflict",
    });
  });

  it("one account's idempotency key means nothing to another", async () => {
    const other = await accountWith(10);
    const first = await consume({ idempotencyKey: "shared" });
    const second = await consume({ accountId: other, idempotencyKey: "shared" });
    expect(second.transactionId).not.toBe(first.transactionId);
  });

  it("a site that is another account's, deleted or not there takes nothing", async () => {
    const stranger = await accountWith(0);
    const theirs = await siteOf(stranger);
    const deleted = await siteOf(accountId, { deletedAt: new Date(0) });
    for (const siteId of [theirs, deleted, 999_999])
      await expect(consume({ siteId })).rejects.toMatchObject({ code: "not_found" });
    expect(await consume({ siteId: await siteOf(accountId) })).toMatchObject({ amount: 1 });
  });
});

describe("refunding", () => {
  it("gives a consumption back once, however often and however parallel", async () => {
    const account = await accountWith(20);
    const { transactionId } = await consume({ accountId: account, operation: "clustering" });
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => refund({ accountId: account, transactionId })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of tries)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "already_refunded" });
    await expectLedger(account, 20);
  });

  it("a grant, a refund or a stranger's consumption is not there to refund", async () => {
    const stranger = await accountWith(5);
    const { transactionId } = await consume({ accountId: stranger });
    await expect(refund({ transactionId })).rejects.toMatchObject({ code: "not_found" });
    const back = await refund({ accountId: stranger, transactionId });
    await expect(refund({ accountId: stranger, transactionId: back.transactionId })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

function consume(change: Partial<Consumption> = {}) {
  return consumeCredits({
    accountId,
    operation: "content_generation",
    units: 1,
    siteId: null,
    metadata: {},
    idempotencyKey: `key-${++keys}`,
    userId: null,
    apiKeyId: null,
    ...change,
  });
}

function refund({
  accountId: account = accountId,
  transactionId,
}: {
  accountId?: number;
  transactionId: number;
}) {
  const caller = { siteId: null, userId: null, apiKeyId: null, by: { actor: "terminal" } };
  return refundCredits({ accountId: account, transactionId, reason: "It failed", ...caller });
}

async function accountWith(credits: number): Promise<number> {
  return (await createAccount({ credits })).id;
}

function siteOf(account: number, row: { deletedAt?: Date } = {}): Promise<number> {
  const domain = `site-${++keys}.test`;
  const site = { accountId: account, name: domain, url: `https://${domain}`, domain, ...row };
  return asSystem(async (tx) => (await tx.insert(sites).values(site).returning())[0]!.id);
}

async function expectLedger(account: number, balance: number): Promise<void> {
  const rows = await asSystem((tx) =>
    tx
      .select()
      .from(creditTransactions)
      .where(eq(creditTransactions.accountId, account))
      .orderBy(creditTransactions.id),
  );
  let sum = 0;
  for (const row of rows) {
    sum += row.amount;
    expect(row.balanceAfter).toBe(sum);
  }
  expect(sum).toBe(balance);
}
