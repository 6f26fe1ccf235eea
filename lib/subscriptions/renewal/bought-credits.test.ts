/** Guards lib/subscriptions/period/find-bought-time.ts, lib/invoices/mark-invoice-paid.ts. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { asSystem, plans } from "@/db";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
beforeEach(() => setClock(START));
afterEach(async () => {
  setClock(undefined);
  await bring(2000);
});

const bring = (creditsPerMonth: number) =>
  asSystem((tx) => tx.update(plans).set({ creditsPerMonth }).where(eq(plans.slug, "growth")));
const creditsAt = async (id: number, months: number) => {
  setClock(addMonths(START, months));
  await runJobs();
  return (await accountState(id)).account.credits;
};

it("a year that is paid brings what it was sold with, and more where its plan brings more by now", async () => {
  const id = await pendingAccount("growth", "year");
  const by = { payerName: "P", actor: "terminal", externalPaymentId: `YEAR-${id}` };
  await confirmBankTransfer({ accountId: id, amountCents: 141_780, ...by });
  await bring(500);
  expect(await creditsAt(id, 1)).toBe(2000);
  await bring(3000);
  expect(await creditsAt(id, 2)).toBe(3000);
  await bring(500);
  expect(await creditsAt(id, 3)).toBe(2000);
  expect(await brokenInvariants()).toEqual([]);
});
