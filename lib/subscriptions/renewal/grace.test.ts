/**
 * Guards lib/subscriptions/renewal/days-to-pay.ts, lib/subscriptions/renewal/suspend-overdue.ts,
 * lib/admin/accounts/reactivate-account.ts, lib/subscriptions/period/period.ts.
 */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem, mails } from "@/db";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const END = addMonths(START, 1);
const BY_STAFF = { actor: "terminal", reason: "They called: the transfer is on its way." };
beforeEach(() => setClock(START));
afterEach(() => setClock(undefined));

const jobsAt = async (at: Date) => {
  setClock(at);
  await runJobs();
};
const pay = (accountId: number, externalPaymentId: string) =>
  confirmBankTransfer({
    accountId,
    externalPaymentId,
    amountCents: 13900,
    payerName: "P",
    actor: "terminal",
  });
const standing = async (accountId: number) => {
  const { account, subscription } = await accountState(accountId);
  return [account.status, account.suspensionReason, subscription.status];
};
const countLetters = (accountId: number, template: string) =>
  asSystem(async (tx) => {
    const rows = await tx.select().from(mails).where(eq(mails.aboutAccountId, accountId));
    return rows.filter((mail) => mail.template === template).length;
  });

/** Suspended for an unpaid renewal on day 8 after the period's end, and let work again by staff on day 10. */
async function reactivated(): Promise<number> {
  const id = await pendingAccount();
  await pay(id, `GRACE-${id}`);
  for (const day of [-6, 0, 8]) await jobsAt(addDays(END, day));
  expect(await standing(id)).toEqual(["suspended", "payment_overdue", "past_due"]);
  setClock(addDays(END, 10));
  await reactivateAccount(id, BY_STAFF);
  return id;
}

describe("an overdue account that staff suspended as well", () => {
  it.each([
    ["after its time to pay was over", 8, 9],
    ["before", 3, 4],
  ])("%s pays for a period from that day on", async (_, suspendedOn, jobOn) => {
    const id = await pendingAccount();
    await pay(id, `TWICE-${id}`);
    for (const day of [-6, 1, suspendedOn]) await jobsAt(addDays(END, day));
    await suspendAccount(id, BY_STAFF);
    await jobsAt(addDays(END, jobOn));
    const day = addDays(END, 20);
    setClock(day);
    await pay(id, `TWICE-LATE-${id}`);
    expect((await accountState(id)).subscription).toMatchObject({
      status: "active",
      currentPeriodStart: day,
      currentPeriodEnd: addMonths(day, 1),
    });
    expect(await standing(id)).toEqual(["suspended", "admin", "active"]);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("an overdue account that staff let work again", () => {
  it("works for seven days whatever jobs run, is told until when, and is suspended after them", async () => {
    const id = await reactivated();
    for (const day of [10, 11, 16.9]) {
      await jobsAt(addDays(END, day));
      expect(await standing(id)).toEqual(["active", null, "past_due"]);
    }
    expect(await countLetters(id, "past-due")).toBe(2);
    await jobsAt(addDays(END, 17));
    expect(await standing(id)).toEqual(["suspended", "payment_overdue", "past_due"]);
    expect(await countLetters(id, "suspended")).toBe(2);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("pays for a period from that day on, as after any suspension for non-payment", async () => {
    const id = await reactivated();
    const day = addDays(END, 12);
    setClock(day);
    await pay(id, `LATE-${id}`);
    const { subscription } = await accountState(id);
    expect(subscription).toMatchObject({
      status: "active",
      currentPeriodStart: day,
      currentPeriodEnd: addMonths(day, 1),
      graceEndsAt: null,
    });
    await jobsAt(addDays(END, 18));
    expect(await standing(id)).toEqual(["active", null, "active"]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("gets nothing more while its time to pay still runs", async () => {
    const id = await pendingAccount();
    await pay(id, `ADMIN-${id}`);
    for (const day of [-6, 1]) await jobsAt(addDays(END, day));
    await suspendAccount(id, BY_STAFF);
    await jobsAt(addDays(END, 3));
    await reactivateAccount(id, BY_STAFF);
    expect((await accountState(id)).subscription.graceEndsAt).toBeNull();
    await pay(id, `IN-TIME-${id}`);
    expect((await accountState(id)).subscription.currentPeriodStart).toEqual(END);
    expect(await brokenInvariants()).toEqual([]);
  });
});
