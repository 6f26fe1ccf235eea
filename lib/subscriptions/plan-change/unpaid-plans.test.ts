/**
 * Guards lib/subscriptions/plan-change/change-plan.ts, lib/subscriptions/plan-change/choose-first-plan.ts,
 * lib/subscriptions/plan-change/upgrade-invoice.ts, lib/subscriptions/scheduled-change/,
 * lib/subscriptions/renewal/reset-monthly-credits.ts, lib/payments/settlement/apply-paid-invoice.ts.
 */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem, invoices } from "@/db";
import { putOnPlan } from "@/lib/admin/accounts/put-on-plan";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { resetMonthlyCredits } from "@/lib/subscriptions/renewal/reset-monthly-credits";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { changePlan } from "./change-plan";
import { previewPlanChange } from "./preview-plan-change";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const END = addMonths(START, 1);
const BY = { actor: "user:1" };
const STAFF = { actor: "user:2", reason: "Checked" };
beforeEach(() => setClock(START));
afterEach(() => setClock(undefined));

let transfers = 0;
const pay = (accountId: number, amountCents: number) => {
  transfers += 1;
  const externalPaymentId = `UNPAID-${accountId}-${transfers}`;
  return confirmBankTransfer({
    accountId,
    amountCents,
    externalPaymentId,
    payerName: "P",
    actor: "terminal",
  });
};

async function paidAccount(plan: string, amountCents: number) {
  const accountId = await pendingAccount(plan);
  await pay(accountId, amountCents);
  return accountId;
}

/** The plan's name is not in the state; its credits tell which one it is. */
const planIdAfter = async (id: number) => (await accountState(id)).account.planId;

async function jobsAt(at: Date) {
  setClock(at);
  await runJobs();
}

describe("a bigger plan is had only when it is paid", () => {
  it("chosen while past due, it waits for its renewal, whatever the jobs do", async () => {
    const id = await paidAccount("starter", 8900);
    const starter = await planIdAfter(id);
    await jobsAt(END);
    await jobsAt(addDays(END, 1));
    const { invoice } = await changePlan({ accountId: id, planSlug: "scale", ...BY });
    expect(invoice).toMatchObject({ kind: "renewal", totalCents: 22900 });
    await jobsAt(addDays(END, 2));
    expect(await planIdAfter(id)).toBe(starter);
    await pay(id, 22900);
    expect((await accountState(id)).account).toMatchObject({ planId: invoice!.planId, credits: 4000 });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("the smaller one that is paid in advance cannot be swapped for the running one", async () => {
    const id = await paidAccount("growth", 13900);
    await changePlan({ accountId: id, planSlug: "starter", ...BY });
    setClock(addDays(END, -6));
    await runJobs();
    await pay(id, 8900);
    for (const planSlug of ["growth", "scale"]) {
      const refused = {
        code: "invalid_state",
        message: expect.stringMatching(/Starter is paid from 10 Feb 2026 on/),
      };
      await expect(changePlan({ accountId: id, planSlug, ...BY })).rejects.toMatchObject(refused);
      await expect(previewPlanChange({ accountId: id, planSlug, interval: "month" })).rejects.toMatchObject(
        refused,
      );
    }
    await jobsAt(addDays(END, 1));
    expect((await accountState(id)).account.credits).toBe(1000);
    await changePlan({ accountId: id, planSlug: "growth", ...BY });
  });

  it("an upgrade that was billed for one period is void when the next one is paid", async () => {
    const id = await paidAccount("growth", 13900);
    setClock(addDays(END, -1));
    await runJobs();
    const { invoice } = await changePlan({ accountId: id, planSlug: "scale", ...BY });
    await pay(id, 13900);
    const upgrade = (await accountState(id)).invoices.find((each) => each.id === invoice!.id);
    expect(upgrade?.status).toBe("void");
  });

  it("an upgrade left open from another period is refused, not settled", async () => {
    const id = await paidAccount("growth", 13900);
    const { invoice } = await changePlan({ accountId: id, planSlug: "scale", ...BY });
    await asSystem((tx) =>
      tx
        .update(invoices)
        .set({ periodEnd: addDays(END, -1) })
        .where(eq(invoices.id, invoice!.id)),
    );
    await expect(pay(id, invoice!.totalCents)).rejects.toMatchObject({
      code: "invalid_state",
      message: expect.stringMatching(/period that is over/),
    });
  });

  it("the month that begins brings the smaller plan's credits, whichever job runs first", async () => {
    const id = await paidAccount("growth", 13900);
    await changePlan({ accountId: id, planSlug: "starter", ...BY });
    setClock(addDays(END, -6));
    await runJobs();
    await pay(id, 8900);
    setClock(addDays(END, 0.01));
    await resetMonthlyCredits();
    expect((await accountState(id)).account.credits).toBe(1000);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("a suspended account stays suspended", () => {
  const situations: Record<string, () => Promise<number>> = {
    pending: () => pendingAccount("growth"),
    "on trial": trialAccount,
    paid: () => paidAccount("growth", 13900),
    "past due": async () => {
      const id = await paidAccount("growth", 13900);
      await jobsAt(END);
      await jobsAt(addDays(END, 2));
      return id;
    },
    "on a free plan": async () => {
      const id = await pendingAccount("growth");
      await putOnPlan(id, { planSlug: "free" }, STAFF);
      return id;
    },
  };

  it.each(Object.keys(situations))("by staff, when it was %s, whatever its owner does", async (situation) => {
    const id = await situations[situation]!();
    await suspendAccount(id, STAFF);
    const steps = [
      () => cancelSubscription({ accountId: id, ...BY }),
      () => jobsAt(addDays(END, 40)),
      () => changePlan({ accountId: id, planSlug: "starter", ...BY }),
      () => pay(id, 8900),
      () => cancelSubscription({ accountId: id, ...BY }),
      () => jobsAt(addDays(END, 90)),
    ];
    for (const step of steps) {
      await step();
      const { status, suspensionReason } = (await accountState(id)).account;
      expect([status, suspensionReason]).toEqual(["suspended", "admin"]);
      expect(await brokenInvariants()).toEqual([]);
    }
    expect((await reactivateAccount(id, STAFF)).status).toBe("pending_payment");
  });

  it("for the end of its trial: a plan opens it when it is paid, not when it is chosen", async () => {
    const id = await trialAccount();
    await jobsAt(addDays(START, 15));
    for (const planSlug of ["growth", "starter"]) await changePlan({ accountId: id, planSlug, ...BY });
    expect((await accountState(id)).account.suspensionReason).toBe("trial_expired");
    await cancelSubscription({ accountId: id, ...BY });
    await changePlan({ accountId: id, planSlug: "starter", ...BY });
    expect((await accountState(id)).account.status).toBe("suspended");
    await pay(id, 8900);
    expect((await accountState(id)).account).toMatchObject({ status: "active", suspensionReason: null });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("by staff: cancelling and choosing a plan do not open it, nor does paying; lifting it does", async () => {
    const id = await pendingAccount("growth");
    await suspendAccount(id, STAFF);
    await cancelSubscription({ accountId: id, ...BY });
    expect((await accountState(id)).account).toMatchObject({
      status: "suspended",
      suspensionReason: "admin",
    });
    await changePlan({ accountId: id, planSlug: "starter", ...BY });
    expect((await accountState(id)).account).toMatchObject({
      status: "suspended",
      suspensionReason: "admin",
    });
    await pay(id, 8900);
    expect((await accountState(id)).account.status).toBe("suspended");
    expect((await reactivateAccount(id, STAFF)).status).toBe("active");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("by staff, while its cancelled period runs out; lifted, it waits for payment", async () => {
    const id = await paidAccount("growth", 13900);
    await cancelSubscription({ accountId: id, ...BY });
    await suspendAccount(id, STAFF);
    await jobsAt(addDays(END, 1));
    expect((await accountState(id)).subscription.status).toBe("cancelled");
    expect((await accountState(id)).account).toMatchObject({
      status: "suspended",
      suspensionReason: "admin",
    });
    expect((await reactivateAccount(id, STAFF)).status).toBe("pending_payment");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("for want of payment: a fresh start opens it when it is paid, not before", async () => {
    const id = await paidAccount("growth", 13900);
    await jobsAt(END);
    await jobsAt(addDays(END, 8));
    await cancelSubscription({ accountId: id, ...BY });
    await changePlan({ accountId: id, planSlug: "starter", ...BY });
    expect((await accountState(id)).account.status).toBe("suspended");
    await pay(id, 8900);
    expect((await accountState(id)).account).toMatchObject({ status: "active", credits: 1000 });
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("a cancellation", () => {
  it("of a trial is over when a plan is paid: it renews like any other", async () => {
    const id = await trialAccount();
    await cancelSubscription({ accountId: id, ...BY });
    await changePlan({ accountId: id, planSlug: "growth", ...BY });
    await pay(id, 13900);
    expect((await accountState(id)).subscription).toMatchObject({
      cancelAtPeriodEnd: false,
      cancelReason: null,
    });
    await jobsAt(addDays(END, -3));
    expect((await accountState(id)).invoices.at(-1)).toMatchObject({ kind: "renewal", status: "open" });
  });

  it("is taken back before the plan is changed", async () => {
    const id = await paidAccount("growth", 13900);
    await cancelSubscription({ accountId: id, ...BY });
    for (const planSlug of ["starter", "scale"])
      await expect(changePlan({ accountId: id, planSlug, ...BY })).rejects.toMatchObject({
        code: "invalid_state",
        message: expect.stringMatching(/Resume/),
      });
  });
});

it("choosing what runs already leaves the billed renewal as it is", async () => {
  const id = await paidAccount("growth", 13900);
  await jobsAt(addDays(END, -5));
  const before = (await accountState(id)).invoices;
  await changePlan({ accountId: id, planSlug: "growth", ...BY });
  expect((await accountState(id)).invoices).toEqual(before);
});
