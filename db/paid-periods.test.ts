/** Guards db/schema/payments.ts. */
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { accountState } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { invoices } from "./schema";
import { asSystem } from "./scope";

useDatabase();

describe("the database sells no time of a subscription twice", () => {
  let accountId: number;
  beforeAll(async () => {
    accountId = await pendingAccount();
    const transfer = { externalPaymentId: `APART-${accountId}`, amountCents: 13900, payerName: "P" };
    await confirmBankTransfer({ accountId, ...transfer, actor: "terminal" });
  });

  it.each([
    ["the same period", 0, 30],
    ["one that begins before it ends", 10, 40],
    ["one around it", -10, 50],
  ])("refuses %s", async (_, from, until) => {
    await expect(sellAgain(from, until)).rejects.toMatchObject({
      cause: { code: "23P01", constraint: "invoices_paid_periods_apart" },
    });
  });

  it("takes the period after it, one that was taken back, and an upgrade within it", async () => {
    await sellAgain(31, 61);
    await sellAgain(0, 30, { releasedAt: new Date() });
    await sellAgain(0, 30, { kind: "upgrade" });
    expect((await accountState(accountId)).invoices).toHaveLength(4);
  });

  async function sellAgain(from: number, until: number, change: Partial<typeof invoices.$inferInsert> = {}) {
    const [sold] = (await accountState(accountId)).invoices;
    const { id, liveAccountId, periodStart, ...rest } = sold!;
    const day = (days: number) => new Date(periodStart!.getTime() + days * 86_400_000);
    const sequence = Math.floor(Math.random() * 1e9);
    const period = { periodStart: day(from), periodEnd: day(until), kind: "renewal" as const };
    await asSystem((tx) =>
      tx.insert(invoices).values({ ...rest, ...period, ...change, sequence, number: `AGAIN-${sequence}` }),
    );
  }
});

it("holds an invoice to its account and subscription for as long as the account lives", async () => {
  const accountId = await pendingAccount();
  const stranger = await pendingAccount();
  const [invoice] = (await accountState(accountId)).invoices;
  const move = (set: object) =>
    asSystem((tx) => tx.update(invoices).set(set).where(eq(invoices.id, invoice!.id)));
  await expect(move({ accountId: stranger, sequence: 7 })).rejects.toMatchObject({
    cause: { code: "23503" },
  });
  await expect(move({ accountId: 999_999 })).rejects.toMatchObject({ cause: { code: "23503" } });
  await asSystem((tx) => tx.execute(sql`delete from accounts where id = ${accountId}`));
  expect(await asSystem((tx) => tx.$count(invoices, eq(invoices.id, invoice!.id)))).toBe(0);
});
