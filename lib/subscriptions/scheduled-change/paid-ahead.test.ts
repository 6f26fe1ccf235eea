/** Guards lib/subscriptions/scheduled-change/, lib/subscriptions/period/period.ts. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const END = addMonths(START, 1);
beforeEach(() => setClock(START));
afterEach(() => setClock(undefined));

let transfers = 0;
const pay = (accountId: number, amountCents: number) =>
  confirmBankTransfer({
    accountId,
    amountCents,
    externalPaymentId: `AHEAD-${++transfers}`,
    payerName: "P",
    actor: "terminal",
  });
const choose = (accountId: number, planSlug: string, interval?: "year") =>
  changePlan({ accountId, planSlug, interval, actor: "user:1" });

async function jobsAt(at: Date) {
  setClock(at);
  await runJobs();
}

/** In the second month of the plan, its renewal paid. */
async function renewedAccount(plan: string, amountCents: number): Promise<number> {
  const id = await pendingAccount(plan);
  await pay(id, amountCents);
  await jobsAt(addDays(END, -5));
  await pay(id, amountCents);
  await jobsAt(addDays(END, 1));
  return id;
}

it("two months paid in advance on a smaller plan are both on the smaller plan", async () => {
  const id = await pendingAccount("growth");
  await pay(id, 13900);
  const { plan } = await choose(id, "starter");
  await jobsAt(addDays(END, -5));
  await pay(id, 8900);
  await pay(id, 8900);
  await jobsAt(addDays(END, 1));
  const { account, subscription } = await accountState(id);
  expect(subscription.currentPeriodEnd).toEqual(addMonths(START, 3));
  expect(account).toMatchObject({ planId: plan.id, credits: 1000 });
  expect(await brokenInvariants()).toEqual([]);
});

it("an upgrade is kept to the end of what it paid, when the renewed smaller plan is to follow", async () => {
  const id = await renewedAccount("starter", 8900);
  const { invoice, plan } = await choose(id, "growth");
  await pay(id, invoice!.totalCents);
  await choose(id, "starter");
  await jobsAt(addDays(END, 2));
  expect((await accountState(id)).account.planId).toBe(plan.id);
  await jobsAt(addMonths(START, 2));
  expect((await accountState(id)).account.planId).not.toBe(plan.id);
  expect(await brokenInvariants()).toEqual([]);
});

it("another interval waits for the end of a renewed month too", async () => {
  const id = await renewedAccount("growth", 13900);
  await choose(id, "growth", "year");
  await jobsAt(addDays(END, 2));
  expect((await accountState(id)).subscription).toMatchObject({
    billingInterval: "month",
    scheduledInterval: "year",
  });
});
