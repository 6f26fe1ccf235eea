import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { accounts, asSystem, invoices } from "@/db";
import { purgeClosedAccounts } from "@/lib/accounts/purge-closed-accounts";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { addDays } from "@/lib/time/days";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { otherCurrencies, revenueByMonth } from "./figures";

useDatabase();
const START = new Date("2026-06-01T00:00:00Z");
let id: number;

beforeEach(async () => {
  setClock(START);
  await asSystem((tx) => tx.execute(sql`truncate accounts cascade`));
  id = await pendingAccount();
  const transfer = { externalPaymentId: `EARNED-${id}`, amountCents: 13900, payerName: "P" };
  await confirmBankTransfer({ accountId: id, ...transfer, actor: "terminal" });
});
afterEach(() => setClock(undefined));

async function earned(at: string, currency = "USD") {
  setClock(new Date(at));
  return (await revenueByMonth(currency)).filter(({ cents }) => cents > 0);
}

it("this month is earned as far as it has gone, a month that is over in full", async () => {
  expect(await earned("2026-06-16T00:00:00Z")).toEqual([{ month: "2026-06-01", cents: 6950 }]);
  expect(await earned("2026-07-20T00:00:00Z")).toEqual([{ month: "2026-06-01", cents: 13900 }]);
});

it("adds no euros to dollars, and says that there are some", async () => {
  await asSystem((tx) => tx.update(invoices).set({ currency: "EUR" }).where(eq(invoices.accountId, id)));
  expect(await earned("2026-07-20T00:00:00Z")).toEqual([]);
  expect(await earned("2026-07-20T00:00:00Z", "EUR")).toEqual([{ month: "2026-06-01", cents: 13900 }]);
  expect(await otherCurrencies("USD")).toEqual(["EUR"]);
  expect(await otherCurrencies("EUR")).toEqual([]);
});

it("a deleted account's months stay earned", async () => {
  const closed = { status: "cancelled" as const, closedAt: START };
  await asSystem((tx) => tx.update(accounts).set(closed).where(eq(accounts.id, id)));
  setClock(addDays(START, 31));
  expect(await purgeClosedAccounts()).toBe(1);
  expect(await earned("2026-07-20T00:00:00Z")).toEqual([{ month: "2026-06-01", cents: 13900 }]);
});
