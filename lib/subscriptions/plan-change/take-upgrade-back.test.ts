/** Guards lib/subscriptions/plan-change/take-upgrade-back.ts, lib/subscriptions/period/bought-time.ts. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { asSystem, mails, plans } from "@/db";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { previewPlanChange } from "@/lib/subscriptions/plan-change/preview-plan-change";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();
const START = new Date("2026-03-10T09:00:00Z");
const END = addMonths(START, 1);
const STAFF = { actor: "user:1", reason: "Asked." };
beforeEach(() => setClock(START));
afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
  setClock(undefined);
});

let transfers = 0;
async function pay(accountId: number, amountCents: number): Promise<number> {
  const externalPaymentId = `BACK-${++transfers}`;
  const transfer = { accountId, amountCents, externalPaymentId, payerName: "P", actor: "terminal" };
  return (await confirmBankTransfer(transfer)).payment.id;
}
async function upgrade(accountId: number, planSlug: string): Promise<number> {
  const { invoice } = await changePlan({ accountId, planSlug, actor: "user:1" });
  return pay(accountId, invoice!.totalCents);
}
const refund = (paymentId: number, amountCents?: number) =>
  refundPayment({ paymentId, amountCents, ...STAFF });

/** On Starter, this month and the next one paid. */
async function twoMonths() {
  const accountId = await pendingAccount("starter");
  await pay(accountId, 8900);
  const ahead = await pay(accountId, 8900);
  return { accountId, ahead };
}

async function planOf(accountId: number): Promise<[string, number]> {
  const { account, subscription } = await accountState(accountId);
  const [plan] = await asSystem((tx) => tx.select().from(plans).where(eq(plans.id, account.planId!)));
  expect(subscription.planId).toBe(plan!.id);
  return [plan!.slug, account.credits];
}

it("an upgrade that is refunded in full gives its plan no longer: not now, and not in a month paid ahead", async () => {
  const { accountId } = await twoMonths();
  const paid = await upgrade(accountId, "growth");
  expect(await planOf(accountId)).toEqual(["growth", 2000]);
  await refund(paid);
  expect(await planOf(accountId)).toEqual(["starter", 1000]);
  setClock(addDays(END, 1));
  await runJobs();
  expect(await planOf(accountId)).toEqual(["starter", 1000]);
  const told = await asSystem((tx) => tx.select().from(mails).where(eq(mails.aboutAccountId, accountId)));
  expect(told.filter(({ template }) => template === "plan-changed")).toHaveLength(2);
});

it("one that is refunded in part keeps its plan, with its share of the credits", async () => {
  const { accountId } = await twoMonths();
  const paid = await upgrade(accountId, "growth");
  await refund(paid, 5000);
  expect(await planOf(accountId)).toEqual(["growth", 1500]);
  setClock(addDays(END, 1));
  await runJobs();
  expect(await planOf(accountId)).toEqual(["growth", 1500]);
});

it("of two upgrades the one that is left gives its plan, in whatever order they are refunded", async () => {
  const { accountId } = await twoMonths();
  const first = await upgrade(accountId, "growth");
  const second = await upgrade(accountId, "scale");
  await refund(first);
  expect(await planOf(accountId)).toEqual(["scale", 3000]);
  await refund(second);
  expect(await planOf(accountId)).toEqual(["starter", 1000]);
});

it("the second of two is refunded, and the first is in force again", async () => {
  const { accountId } = await twoMonths();
  await upgrade(accountId, "growth");
  await refund(await upgrade(accountId, "scale"));
  expect(await planOf(accountId)).toEqual(["growth", 2000]);
});

it("a renewal that was billed on its plan is billed again on the one that is left", async () => {
  const accountId = await pendingAccount("starter");
  await pay(accountId, 8900);
  const paid = await upgrade(accountId, "growth");
  setClock(addDays(END, -5));
  await runJobs();
  await refund(paid);
  const renewals = (await accountState(accountId)).invoices.filter(({ kind }) => kind === "renewal");
  expect(renewals.map(({ status, totalCents }) => [status, totalCents])).toEqual([
    ["void", 13_900],
    ["open", 8900],
  ]);
});

it("an account that comes back has no plan of an upgrade that was refunded while it was away", async () => {
  const { accountId } = await twoMonths();
  const paid = await upgrade(accountId, "growth");
  await cancelAccount(accountId, STAFF);
  await refund(paid);
  await reactivateAccount(accountId, STAFF);
  expect((await planOf(accountId))[0]).toBe("starter");
});

it("what was paid to upgrade a month that was taken back is no discount on the month that runs", async () => {
  const { accountId, ahead } = await twoMonths();
  await upgrade(accountId, "growth");
  await refund(ahead);
  const { dueCents } = await previewPlanChange({ accountId, planSlug: "scale" });
  // 31 of the 61 days that $100.00 upgraded are still paid.
  expect(dueCents).toBe(Math.ceil(22_900 - 8900 - (10_000 * 31) / 61));
});
