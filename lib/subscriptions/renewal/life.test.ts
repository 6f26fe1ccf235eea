/**
 * Guards lib/subscriptions/trial/, lib/subscriptions/renewal/, lib/subscriptions/lifecycle/,
 * lib/subscriptions/period/period.ts, lib/subscriptions/billing-mail.ts, lib/subscriptions/live-subscription.ts.
 */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accounts, asSystem, mails, sites } from "@/db";
import { extendTrial } from "@/lib/admin/accounts/extend-trial";
import { setClock } from "@/lib/clock";
import { writeLedger } from "@/lib/credits/write-ledger";
import { renderMail } from "@/lib/mail/render-mail";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { resumeSubscription } from "@/lib/subscriptions/lifecycle/resume-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();

let today: Date;
beforeEach(() => goTo(new Date("2026-01-10T09:00:00Z")));
afterEach(() => setClock(undefined));

function goTo(at: Date) {
  today = at;
  setClock(at);
}

/** Jobs run once a day until then, twice each time: they never do anything twice. */
async function live(until: Date) {
  while (today < until) {
    goTo(addDays(today, 1) < until ? addDays(today, 1) : until);
    await runJobs();
    await runJobs();
  }
}

let counter = 0;
const pay = (accountId: number, amountCents = 13900) =>
  confirmBankTransfer({
    accountId,
    amountCents,
    externalPaymentId: `LIFE-${++counter}`,
    payerName: "P",
    actor: "terminal",
  });
const lettersTo = async (accountId: number) => {
  const rows = await asSystem((tx) =>
    tx
      .select({ template: mails.template })
      .from(mails)
      .where(eq(mails.aboutAccountId, accountId))
      .orderBy(mails.id),
  );
  return rows.map(({ template }) => template);
};
const whole = async () => expect(await brokenInvariants()).toEqual([]);

describe("a trial", () => {
  it("is reminded at 7, 3 and 1 days, suspended at its end with everything kept, and opened by paying", async () => {
    const id = await trialAccount();
    await live(addDays(today, 16));
    expect(await lettersTo(id)).toEqual(["trial-ending", "trial-ending", "trial-ending", "trial-ended"]);
    expect((await accountState(id)).account).toMatchObject({
      status: "suspended",
      suspensionReason: "trial_expired",
      credits: 2000,
    });
    await whole();
    const { invoice } = await changePlan({ accountId: id, planSlug: "growth", actor: "user:1" });
    await pay(id, invoice!.totalCents);
    const { account, subscription } = await accountState(id);
    expect(account).toMatchObject({ status: "active", suspensionReason: null, credits: 2000 });
    expect(subscription.currentPeriodStart).toEqual(today);
    await whole();
  });

  it("that staff made longer says again when it ends", async () => {
    const id = await trialAccount();
    await live(addDays(today, 15));
    await extendTrial(id, { days: 3 }, { actor: "terminal", reason: "They asked" });
    await live(addDays(today, 4));
    const ended = (await lettersTo(id)).filter((template) => template === "trial-ended");
    expect(ended).toHaveLength(2);
  });

  it("whose transfer is reported is not asked to choose a plan, and works for 14 days more while we look for it", async () => {
    const id = await trialAccount();
    const { invoice } = await changePlan({ accountId: id, planSlug: "growth", actor: "user:1" });
    const report = {
      accountId: id,
      invoiceId: invoice!.id,
      amountCents: invoice!.totalCents,
      payerName: "P",
    };
    await live(addDays(today, 2));
    await reportBankTransfer({ ...report, externalPaymentId: "LIFE-TRIAL", actor: "user:1" });
    await live(addDays(today, 25)); // Day 27 of a trial of 14 days.
    expect((await accountState(id)).account.status).toBe("trial");
    expect(await lettersTo(id)).not.toContain("trial-ending");
    await whole();
    await live(addDays(today, 2));
    expect((await accountState(id)).account).toMatchObject({
      status: "suspended",
      suspensionReason: "trial_expired",
    });
    const letters = await asSystem((tx) => tx.select().from(mails).where(eq(mails.aboutAccountId, id)));
    const ended = letters.filter(({ template }) => template === "trial-ended");
    expect(ended).toMatchObject([{ props: { isTransferReported: true } }]);
    expect((await renderMail("trial-ended", ended[0]!.props)).text).toContain("you need not pay again");
    await whole();
  });

  it("whose transfer is rejected after its end is suspended then", async () => {
    const id = await trialAccount();
    const { invoice } = await changePlan({ accountId: id, planSlug: "growth", actor: "user:1" });
    const report = {
      accountId: id,
      invoiceId: invoice!.id,
      amountCents: invoice!.totalCents,
      payerName: "P",
    };
    const { id: paymentId } = await reportBankTransfer({
      ...report,
      externalPaymentId: "LIFE-NO",
      actor: "user:1",
    });
    await live(addDays(today, 15));
    await rejectPayment({ paymentId, actor: "terminal", reason: "Nothing arrived." });
    await live(addDays(today, 1));
    expect((await accountState(id)).account.status).toBe("suspended");
  });

  it("that is paid before its end goes over without a break", async () => {
    const id = await trialAccount();
    await changePlan({ accountId: id, planSlug: "starter", actor: "user:1" });
    expect((await accountState(id)).account.status).toBe("trial");
    await pay(id, 8900);
    expect((await accountState(id)).account).toMatchObject({ status: "active", credits: 1000 });
    await live(addDays(today, 20));
    expect((await accountState(id)).account.status).toBe("active");
    await whole();
  });
});

describe("renewals", () => {
  it.each([28, 29, 30, 31])(
    "run 26 months from day %i without gap, overlap or drift",
    { timeout: 120_000 },
    async (day) => {
      goTo(new Date(Date.UTC(2026, 0, day, 9)));
      const anchor = today;
      const id = await pendingAccount();
      await pay(id);
      for (let month = 1; month <= 26; month += 1) {
        const end = addMonths(anchor, month);
        const paidOnDay = [-6, -1, 0, 3][month % 4]!;
        goTo(addDays(end, Math.min(paidOnDay, 0)));
        await runJobs();
        goTo(addDays(end, paidOnDay));
        await runJobs();
        await pay(id);
        await runJobs();
      }
      const { subscription, invoices, account } = await accountState(id);
      expect(subscription.currentPeriodEnd).toEqual(addMonths(anchor, 27));
      expect(invoices.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 27 }, (_, index) => index + 1),
      );
      expect(invoices.every(({ status }) => status === "paid")).toBe(true);
      expect(account).toMatchObject({ status: "active", credits: 2000 });
      await whole();
    },
  );

  it("unpaid: past due at the end, suspended a week later; paying starts a period that day", async () => {
    const id = await pendingAccount();
    await pay(id);
    const end = addMonths(today, 1);
    await live(addDays(end, 1));
    expect((await accountState(id)).subscription.status).toBe("past_due");
    expect((await accountState(id)).account.status).toBe("active");
    await live(addDays(end, 8));
    expect((await accountState(id)).account).toMatchObject({
      status: "suspended",
      suspensionReason: "payment_overdue",
    });
    expect(await lettersTo(id)).toEqual([
      "payment-received",
      "renewal-due",
      "renewal-due",
      "renewal-due",
      "past-due",
      "suspended",
    ]);
    await whole();
    await pay(id);
    const { account, subscription } = await accountState(id);
    expect(account.status).toBe("active");
    expect(subscription).toMatchObject({ currentPeriodStart: today, currentPeriodEnd: addMonths(today, 1) });
    await whole();
  });

  it("a year paid at once brings the plan's credits every month", async () => {
    const id = await pendingAccount("growth", "year");
    await pay(id, 141780);
    for (let month = 1; month < 12; month += 1) {
      await asSystem((tx) =>
        writeLedger(tx, { accountId: id, kind: "consume", amount: -700, operation: "clustering" }),
      );
      goTo(addMonths(new Date("2026-01-10T09:00:00Z"), month));
      await runJobs();
      await runJobs();
      expect((await accountState(id)).account.credits).toBe(2000);
    }
    await whole();
  });

  it("paid early: what the early top-up gave and was spent is not given twice", async () => {
    const id = await pendingAccount();
    await pay(id);
    const end = addMonths(today, 1);
    const spend = (amount: number) =>
      asSystem((tx) =>
        writeLedger(tx, { accountId: id, kind: "consume", amount: -amount, operation: "linking" }),
      );
    await spend(1500);
    await live(addDays(end, -5));
    await pay(id);
    expect((await accountState(id)).account.credits).toBe(2000);
    await spend(1200);
    await live(addDays(end, 1));
    expect((await accountState(id)).account.credits).toBe(1300);
    await whole();
  });
});

describe("changes", () => {
  it("a downgrade waits for the end, and the sites that the owner keeps stay active", async () => {
    const id = await pendingAccount("scale");
    await pay(id, 22900);
    const ids = await asSystem(async (tx) => {
      const rows = ["a", "b", "c"].map((name) => ({
        accountId: id,
        name,
        url: `https://${name}.test`,
        domain: name,
      }));
      return (await tx.insert(sites).values(rows).returning({ id: sites.id })).map((site) => site.id);
    });
    await changePlan({ accountId: id, planSlug: "starter", keepSiteIds: [ids[1]!], actor: "user:1" });
    const end = addMonths(today, 1);
    await live(addDays(end, -1));
    expect(await statuses(id)).toEqual(["active", "active", "active"]);
    expect((await accountState(id)).invoices.at(-1)).toMatchObject({ kind: "renewal", totalCents: 8900 });
    await live(addDays(end, 1));
    expect(await statuses(id)).toEqual(["read_only", "active", "read_only"]);
    await whole();
    await pay(id, 8900);
    const { account, subscription } = await accountState(id);
    expect(account.credits).toBe(1000);
    expect(subscription).toMatchObject({ currentPeriodStart: end, scheduledPlanId: null });
    await whole();
  });

  it("an upgrade mid-period costs the difference by the second, and its renewal the new price", async () => {
    const id = await pendingAccount();
    await pay(id);
    goTo(new Date("2026-01-25T21:00:00Z"));
    const { invoice } = await changePlan({ accountId: id, planSlug: "scale", actor: "user:1" });
    expect(invoice?.totalCents).toBe(4500);
    await pay(id, 4500);
    expect((await accountState(id)).account.credits).toBe(4000);
    await live(new Date("2026-02-05T09:00:00Z"));
    expect((await accountState(id)).invoices.at(-1)).toMatchObject({ kind: "renewal", totalCents: 22900 });
    await whole();
  });

  it("cancelled: works until the end and then ends; resumed before, it goes on", async () => {
    const [stops, stays] = [await pendingAccount(), await pendingAccount()];
    const end = addMonths(today, 1);
    for (const id of [stops, stays]) {
      await pay(id);
      await cancelSubscription({ accountId: id, reason: "Too quiet.", actor: "user:1" });
    }
    await live(addDays(today, 10));
    await resumeSubscription({ accountId: stays, actor: "user:1" });
    expect((await accountState(stops)).account.status).toBe("active");
    await live(end);
    expect((await accountState(stops)).account).toMatchObject({ status: "cancelled", credits: 0 });
    expect((await accountState(stops)).invoices).toHaveLength(1);
    expect((await accountState(stays)).invoices).toHaveLength(2);
    await whole();
  });

  it("resumed in its last week, it is billed anew and told of the new invoice", async () => {
    const id = await pendingAccount();
    await pay(id);
    const end = addMonths(today, 1);
    await live(addDays(end, -6));
    await cancelSubscription({ accountId: id, actor: "user:1" });
    await resumeSubscription({ accountId: id, actor: "user:1" });
    await live(addDays(end, -5));
    const states = (await accountState(id)).invoices.map(({ status }) => status);
    expect(states).toEqual(["paid", "void", "open"]);
    expect((await lettersTo(id)).filter((template) => template === "renewal-due")).toHaveLength(2);
    await whole();
  });

  it("a cancelled account that chooses a plan and pays works again", async () => {
    const id = await pendingAccount();
    await cancelSubscription({ accountId: id, actor: "user:1" });
    expect((await accountState(id)).account.status).toBe("cancelled");
    await changePlan({
      accountId: id,
      planSlug: "growth",
      actor: "user:1",
      seen: { status: "cancelled", suspensionReason: null },
    });
    expect((await accountState(id)).account.status).toBe("pending_payment");
    await pay(id);
    expect((await accountState(id)).account.status).toBe("active");
    await whole();
  });
});

describe("what nobody finishes", () => {
  it("an unpaid sign-up hears of it and is cancelled after 30 days", async () => {
    const id = await pendingAccount();
    await live(addDays(today, 29));
    expect((await accountState(id)).account.status).toBe("pending_payment");
    await live(addDays(today, 2));
    expect((await accountState(id)).account.status).toBe("cancelled");
    expect(await lettersTo(id)).toEqual(["signup-expiring", "signup-expiring"]);
    await whole();
  });

  it("a closed account is purged after 30 days, with everything in it", async () => {
    const id = await pendingAccount();
    await pay(id);
    await asSystem((tx) =>
      tx.update(accounts).set({ closedAt: today, status: "cancelled" }).where(eq(accounts.id, id)),
    );
    await live(addDays(today, 29));
    expect((await accountState(id)).account).toBeDefined();
    await live(addDays(today, 2));
    expect((await accountState(id)).account).toBeUndefined();
  });
});

async function statuses(accountId: number) {
  const rows = await asSystem((tx) =>
    tx.select({ status: sites.status }).from(sites).where(eq(sites.accountId, accountId)).orderBy(sites.id),
  );
  return rows.map(({ status }) => status);
}
