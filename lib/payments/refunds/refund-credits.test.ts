/** Guards lib/payments/refunds/refund-payment.ts, lib/payments/records/record-refund.ts, lib/payments/records/credits-still-from.ts. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { asSystem, payments, plans } from "@/db";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { setClock } from "@/lib/clock";
import { writeLedger } from "@/lib/credits/write-ledger";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { refundPayment } from "./refund-payment";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const END = addMonths(START, 1);
beforeEach(() => setClock(START));
afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
  setClock(undefined);
});

let transfers = 0;
/** Pays by bank and answers the payment's id. */
async function pay(accountId: number, amountCents: number): Promise<number> {
  transfers += 1;
  const externalPaymentId = `CREDITS-${accountId}-${transfers}`;
  const by = { payerName: "P", actor: "terminal" };
  return (await confirmBankTransfer({ accountId, amountCents, externalPaymentId, ...by })).payment.id;
}
const refund = (paymentId: number, amountCents?: number) =>
  refundPayment({ paymentId, amountCents, reason: "Asked.", actor: "user:1" });
const spend = (accountId: number, credits: number) =>
  asSystem((tx) => writeLedger(tx, { accountId, kind: "adjust", amount: -credits, description: "Spent" }));
const creditsOf = async (id: number) => (await accountState(id)).account.credits;

const paymentsOf = async (accountId: number) => {
  const ofAccount = eq(payments.accountId, accountId);
  const rows = await asSystem((tx) => tx.select().from(payments).where(ofAccount).orderBy(payments.id));
  return rows.map(({ id }) => id);
};
const creditsOfGrowth = (creditsPerMonth: number) =>
  asSystem((tx) => tx.update(plans).set({ creditsPerMonth }).where(eq(plans.slug, "growth")));

async function growth(): Promise<number> {
  const id = await pendingAccount("growth");
  await pay(id, 13900);
  return id;
}

it("a renewal that topped up little takes back the whole allowance of its month", async () => {
  const id = await growth();
  await spend(id, 10);
  setClock(END);
  const renewal = await pay(id, 13900);
  expect(await creditsOf(id)).toBe(2000);
  await refund(renewal, 6950);
  expect(await creditsOf(id)).toBe(1000);
  await refund(renewal);
  expect(await creditsOf(id)).toBe(0);
});

it("a renewal paid in advance takes back its month's credits, once that has begun", async () => {
  const id = await growth();
  setClock(addDays(END, -5));
  await runJobs();
  const renewal = await pay(id, 13900);
  await spend(id, 300);
  setClock(addDays(END, 1));
  await runJobs();
  expect(await creditsOf(id)).toBe(2000);
  await refund(renewal);
  expect(await creditsOf(id)).toBe(0);
});

it("a renewal whose month has not begun takes back what it topped up, not what the running month brought", async () => {
  const id = await growth();
  await spend(id, 1500);
  setClock(addDays(END, -5));
  await runJobs();
  const renewal = await pay(id, 13900);
  expect(await creditsOf(id)).toBe(2000);
  await refund(renewal);
  expect(await creditsOf(id)).toBe(500);
});

it("a month paid in advance that never began, since our team had suspended the account, takes back its top-up alone", async () => {
  const id = await growth();
  await spend(id, 300);
  await suspendAccount(id, { actor: "user:1", reason: "Abuse." });
  const renewal = await pay(id, 13900);
  setClock(addDays(addMonths(START, 2), 1));
  await runJobs();
  expect(await creditsOf(id)).toBe(2000);
  await refund(renewal);
  expect(await creditsOf(id)).toBe(1700);
});

it.each<[string, number[]]>([
  ["the running month first", [0, 1]],
  ["the month ahead first", [1, 0]],
])("a month and the one paid ahead leave nothing when both are refunded, %s", async (_, order) => {
  const id = await growth();
  await pay(id, 13900);
  const paid = await paymentsOf(id);
  for (const which of order) await refund(paid[which]!);
  expect(await creditsOf(id)).toBe(0);
});

it.each<[number[], number[]]>([
  [
    [0, 1, 2],
    [1500, 0, 0],
  ],
  [
    [0, 2, 1],
    [1500, 1500, 0],
  ],
  [
    [1, 0, 2],
    [500, 0, 0],
  ],
  [
    [1, 2, 0],
    [500, 500, 0],
  ],
  [
    [2, 1, 0],
    [2000, 500, 0],
  ],
  [
    [2, 0, 1],
    [2000, 1500, 0],
  ],
])(
  "of a month, a top-up of 1500 and one of nothing each takes its own, refunded in the order %j",
  async (order, left) => {
    const id = await growth();
    await spend(id, 1500);
    await pay(id, 13900);
    await pay(id, 13900);
    const paid = await paymentsOf(id);
    const balances: number[] = [];
    for (const which of order) {
      await refund(paid[which]!);
      balances.push(await creditsOf(id));
    }
    expect(balances).toEqual(left);
  },
);

it("a payment takes back what it brought, and a month what it began with, when the plan brings more since", async () => {
  const id = await growth();
  const [first] = await paymentsOf(id);
  await creditsOfGrowth(4000);
  try {
    await refund(first!, 6950);
    expect(await creditsOf(id)).toBe(1000);
    const year = await pendingAccount("growth", "year");
    const payment = await pay(year, 141780);
    await creditsOfGrowth(6000);
    setClock(addDays(END, 1));
    await runJobs();
    expect(await creditsOf(year)).toBe(6000);
    await refund(payment, 70890);
    expect(await creditsOf(year)).toBe(3000);
  } finally {
    await creditsOfGrowth(2000);
  }
});

it("an upgrade takes back what the bigger plan brought more, and its base the rest", async () => {
  const id = await pendingAccount("growth");
  const first = await pay(id, 13900);
  await spend(id, 100);
  setClock(addDays(START, 1));
  const { invoice } = await changePlan({ accountId: id, planSlug: "scale", actor: "user:1" });
  const upgrade = await pay(id, invoice!.totalCents);
  expect(await creditsOf(id)).toBe(4000);
  await refund(upgrade);
  expect(await creditsOf(id)).toBe(2000);
  await refund(first);
  expect(await creditsOf(id)).toBe(0);
});

it("a refunded period stays a period: the next one follows it without a gap", async () => {
  const id = await growth();
  setClock(END);
  const renewal = await pay(id, 13900);
  await refund(renewal);
  setClock(addDays(addMonths(START, 2), -3));
  await pay(id, 13900);
  expect((await accountState(id)).subscription.currentPeriodEnd).toEqual(addMonths(START, 3));
});

it("many small refunds take back as much as one of all", async () => {
  const id = await pendingAccount("starter");
  const payment = await pay(id, 8900);
  for (const cents of [2966, 2966, 2966]) await refund(payment, cents);
  await refund(payment);
  expect(await creditsOf(id)).toBe(0);
});

it("two parts recorded at once are both counted", async () => {
  const id = await pendingAccount("starter");
  const payment = await pay(id, 8900);
  await Promise.all([refund(payment, 1000), refund(payment, 2000)]);
  await refund(payment, 5900);
  await expect(refund(payment, 1)).rejects.toMatchObject({ code: "already_refunded" });
});
