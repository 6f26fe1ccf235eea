/** Guards lib/subscriptions/, lib/payments/settlement/. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem, sites } from "@/db";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { extendTrial } from "@/lib/admin/accounts/extend-trial";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { setClock } from "@/lib/clock";
import { writeLedger } from "@/lib/credits/write-ledger";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { settleProviderPayment } from "@/lib/payments/settlement/settle-provider-payment";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { cancelSubscription } from "./lifecycle/cancel-subscription";
import { resumeSubscription } from "./lifecycle/resume-subscription";
import { changePlan } from "./plan-change/change-plan";
import { previewPlanChange } from "./plan-change/preview-plan-change";
import { resetMonthlyCredits } from "./renewal/reset-monthly-credits";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const END = addMonths(START, 1);
const HOUR = 3_600_000;
const BY = { actor: "user:1" };
const STAFF = { actor: "user:2", reason: "Checked" };
beforeEach(() => setClock(START));
afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
  setClock(undefined);
});

let transfers = 0;
const pay = async (accountId: number, amountCents: number, periodMonths?: number) => {
  transfers += 1;
  const externalPaymentId = `HISTORY-${accountId}-${transfers}`;
  const transfer = { accountId, amountCents, periodMonths, externalPaymentId, payerName: "P" };
  return (await confirmBankTransfer({ ...transfer, actor: "terminal" })).payment;
};
const report = (accountId: number, invoice: { id: number; totalCents: number }) => {
  transfers += 1;
  const externalPaymentId = `REPORT-${accountId}-${transfers}`;
  const { id: invoiceId, totalCents: amountCents } = invoice;
  return reportBankTransfer({ accountId, invoiceId, amountCents, externalPaymentId, payerName: "P", ...BY });
};
async function paid(plan: string, amountCents: number, interval: "month" | "year" = "month") {
  const id = await pendingAccount(plan, interval);
  await pay(id, amountCents);
  return id;
}
async function jobsAt(at: Date) {
  setClock(at);
  await runJobs();
}
async function creditsAt(at: Date) {
  setClock(at);
  await resetMonthlyCredits();
}
const consume = (accountId: number, credits: number) =>
  asSystem((tx) =>
    writeLedger(tx, { accountId, kind: "consume", amount: -credits, operation: "linking", units: 1 }),
  );
const creditsOf = async (id: number) => (await accountState(id)).account.credits;
const change = (accountId: number, planSlug: string, interval?: "month" | "year") =>
  changePlan({ accountId, planSlug, interval, ...BY });
const refund = (paymentId: number, amountCents?: number) =>
  refundPayment({ paymentId, amountCents, reason: "Asked", actor: "user:2" });

describe("a trial that is brought back", () => {
  it("after its end gets seven days, whoever ended it", async () => {
    const id = await trialAccount();
    await cancelSubscription({ accountId: id, ...BY });
    await jobsAt(addDays(START, 15));
    await reactivateAccount(id, STAFF);
    const { account, subscription } = await accountState(id);
    expect(account).toMatchObject({ status: "trial", trialEndsAt: addDays(START, 22) });
    expect(subscription).toMatchObject({ status: "trialing", currentPeriodEnd: addDays(START, 22) });
  });

  it("within its time keeps what is left", async () => {
    const id = await trialAccount();
    await cancelAccount(id, STAFF);
    setClock(addDays(START, 12));
    await reactivateAccount(id, STAFF);
    expect((await accountState(id)).account.trialEndsAt).toEqual(addDays(START, 14));
  });

  it("by more days, has a subscription and its credits again", async () => {
    const id = await trialAccount();
    await jobsAt(addDays(START, 15));
    await cancelSubscription({ accountId: id, ...BY });
    await extendTrial(id, { days: 10 }, STAFF);
    expect((await accountState(id)).account).toMatchObject({ status: "trial", credits: 2000 });
    await change(id, "scale");
    expect((await accountState(id)).subscription.status).toBe("trialing");
  });

  it("is refused where a plan with a price was chosen meanwhile", async () => {
    const id = await trialAccount();
    await jobsAt(addDays(START, 15));
    await cancelSubscription({ accountId: id, ...BY });
    await change(id, "scale");
    await expect(extendTrial(id, { days: 10 }, STAFF)).rejects.toMatchObject({ code: "invalid_state" });
    expect((await accountState(id)).account.status).toBe("suspended");
  });
});

describe("an upgrade costs what the bigger plan costs less what was paid", () => {
  const due = async (id: number, plan: string) =>
    (await previewPlanChange({ accountId: id, planSlug: plan })).dueCents;

  it("by months for a period of months, also of a yearly customer", async () => {
    const id = await paid("growth", 141780, "year");
    await pay(id, 13900, 1);
    expect(await due(id, "scale")).toBe(91800 + 9000);
    expect((await change(id, "scale")).invoice?.totalCents).toBe(100800);
  });

  it("by months where only months are left", async () => {
    const id = await paid("growth", 141780, "year");
    setClock(addDays(addMonths(START, 12), -5));
    await pay(id, 41700, 3);
    setClock(addMonths(START, 12));
    expect(await due(id, "scale")).toBe(27000);
  });

  it("and what was paid for an upgrade counts for the next one", async () => {
    const id = await paid("starter", 8900);
    await pay(id, (await change(id, "growth")).invoice!.totalCents);
    expect(await due(id, "scale")).toBe(9000);
  });

  it("buys nothing when its time is over, whatever the period's row says, and its money is kept", async () => {
    const id = await paid("starter", 8900);
    setClock(new Date(END.getTime() - HOUR));
    const payment = await report(id, (await change(id, "scale")).invoice!);
    await jobsAt(addDays(END, 5));
    const { payment: kept } = await approvePayment({ paymentId: payment.id, ...BY });
    const upgrade = (await accountState(id)).invoices.find((each) => each.id === payment.invoiceId);
    expect([kept.status, upgrade?.status]).toEqual(["kept", "void"]);
    expect(await creditsOf(id)).toBe(1000);
  });

  it("is booked when it was reported before the renewal was paid, for the time that it names", async () => {
    const id = await paid("starter", 8900);
    const starter = (await accountState(id)).account.planId;
    await jobsAt(addDays(END, -6));
    const upgrade = (await change(id, "scale")).invoice!;
    const payment = await report(id, upgrade);
    await pay(id, 8900);
    await approvePayment({ paymentId: payment.id, ...BY });
    expect((await accountState(id)).account).toMatchObject({ planId: upgrade.planId, credits: 4000 });
    await jobsAt(addDays(END, 1));
    expect((await accountState(id)).account).toMatchObject({ planId: starter, credits: 1000 });
  });
});

describe("time to pay is over by the clock, not by a job", () => {
  it("a payment after it buys a period that starts then", async () => {
    const id = await paid("growth", 13900);
    setClock(addDays(END, 40));
    await pay(id, 13900);
    await runJobs();
    const { account, subscription } = await accountState(id);
    expect(account.status).toBe("active");
    expect(subscription).toMatchObject({ status: "active", currentPeriodStart: addDays(END, 40) });
  });

  it.each([[true], [false]])("staff's suspension does not move it (jobs ran: %s)", async (ran) => {
    const id = await paid("growth", 13900);
    await suspendAccount(id, STAFF);
    if (ran) for (const days of [0, 8, 19]) await jobsAt(addDays(END, days));
    setClock(addDays(END, 19));
    await pay(id, 13900);
    expect((await accountState(id)).subscription.currentPeriodStart).toEqual(addDays(END, 19));
  });

  it("a transfer reported in time holds suspension back, and its period follows without a gap", async () => {
    const id = await paid("growth", 13900);
    await jobsAt(addDays(END, -5));
    const payment = await report(id, (await accountState(id)).invoices.at(-1)!);
    for (const days of [0, 7, 9]) await jobsAt(addDays(END, days));
    expect((await accountState(id)).account.status).toBe("active");
    await approvePayment({ paymentId: payment.id, ...BY });
    expect((await accountState(id)).subscription.currentPeriodStart).toEqual(END);
  });

  it("but not for ever", async () => {
    const id = await paid("growth", 13900);
    await jobsAt(addDays(END, -5));
    await report(id, (await accountState(id)).invoices.at(-1)!);
    for (const days of [0, 21]) await jobsAt(addDays(END, days));
    expect((await accountState(id)).account).toMatchObject({ suspensionReason: "payment_overdue" });
  });

  it.each([[true], [false]])("what was cancelled has ended at its end (jobs ran: %s)", async (ran) => {
    const id = await paid("growth", 13900);
    await cancelSubscription({ accountId: id, ...BY });
    setClock(new Date(END.getTime() + 12 * HOUR));
    if (ran) await runJobs();
    await expect(resumeSubscription({ accountId: id, ...BY })).rejects.toMatchObject({
      code: "invalid_state",
    });
    await pay(id, 13900);
    const { subscriptions, account } = await accountState(id);
    expect(subscriptions).toHaveLength(2);
    expect(account).toMatchObject({ status: "active", credits: 2000 });
  });

  it("whom staff suspended gets no bill, and days to pay once that is lifted", async () => {
    const id = await paid("growth", 13900);
    await suspendAccount(id, STAFF);
    for (const days of [-6, 0, 8, 40]) await jobsAt(addDays(END, days));
    expect((await accountState(id)).invoices).toHaveLength(1);
    await reactivateAccount(id, STAFF);
    await runJobs();
    expect((await accountState(id)).account.status).toBe("active");
    await pay(id, 13900);
    expect((await accountState(id)).subscription.currentPeriodStart).toEqual(addDays(END, 40));
  });
});

describe("a month's credits are the same whenever the job comes", () => {
  it.each([[0], [2], [200]])("spent since it began, with the job %s hours late", async (late) => {
    const id = await pendingAccount("growth");
    await pay(id, 41700, 3);
    setClock(END);
    if (late === 0) await resetMonthlyCredits();
    setClock(new Date(END.getTime() + HOUR));
    await consume(id, 1500);
    setClock(new Date(END.getTime() + late * HOUR));
    await resetMonthlyCredits();
    expect(await creditsOf(id)).toBe(500);
  });

  it("who pays a year early gets its first month whole", async () => {
    const id = await paid("growth", 141780, "year");
    for (let month = 1; month <= 10; month++) await creditsAt(addMonths(START, month));
    await consume(id, 1900);
    await pay(id, 141780);
    await creditsAt(addMonths(START, 11));
    await consume(id, 2000);
    await creditsAt(addMonths(START, 12));
    expect(await creditsOf(id)).toBe(2000);
  });

  it("less what of the early top-up was spent before the next month began", async () => {
    const id = await paid("growth", 141780, "year");
    for (let month = 1; month <= 10; month++) await creditsAt(addMonths(START, month));
    await consume(id, 1900);
    await pay(id, 141780);
    await consume(id, 2000);
    for (const month of [11, 12]) await creditsAt(addMonths(START, month));
    expect(await creditsOf(id)).toBe(100);
  });

  it("what staff took or gave is not taken for spending of the top-up", async () => {
    const id = await paid("growth", 13900);
    await consume(id, 1900);
    await jobsAt(addDays(END, -6));
    await pay(id, 13900);
    await asSystem((tx) =>
      writeLedger(tx, { accountId: id, kind: "adjust", amount: -1500, description: "-" }),
    );
    await jobsAt(END);
    expect(await creditsOf(id)).toBe(2000);
  });

  it("a smaller plan paid in advance brings no more than itself", async () => {
    const id = await paid("scale", 22900);
    await consume(id, 4000);
    await change(id, "starter");
    await jobsAt(addDays(END, -6));
    await pay(id, 8900);
    expect(await creditsOf(id)).toBe(1000);
    await consume(id, 400);
    await jobsAt(END);
    expect(await creditsOf(id)).toBe(600);
  });
});

describe("a refund takes back what it pays back", () => {
  it("a period that has not begun, which is billed again", async () => {
    const id = await paid("growth", 13900);
    await jobsAt(addDays(END, -6));
    await pay(id, 13900);
    const twice = await pay(id, 13900);
    await refund(twice.id);
    expect((await accountState(id)).subscription.currentPeriodEnd).toEqual(addMonths(START, 2));
    await jobsAt(addDays(addMonths(START, 2), -5));
    expect((await accountState(id)).invoices.at(-1)).toMatchObject({ status: "open", kind: "renewal" });
    await pay(id, 13900);
    expect((await accountState(id)).subscription.currentPeriodEnd).toEqual(addMonths(START, 3));
  });

  it("the credits of all months that it paid", async () => {
    const id = await pendingAccount("growth", "year");
    const payment = await pay(id, 141780);
    await refund(payment.id, 70890);
    expect(await creditsOf(id)).toBe(1000);
    await jobsAt(END);
    expect(await creditsOf(id)).toBe(1000);
    await refund(payment.id);
    expect(await creditsOf(id)).toBe(0);
    await jobsAt(addMonths(START, 2));
    expect(await creditsOf(id)).toBe(0);
  });

  it("credits that lapsed and came back", async () => {
    const id = await pendingAccount("growth");
    const payment = await pay(id, 13900);
    await cancelAccount(id, STAFF);
    await reactivateAccount(id, STAFF);
    expect(await creditsOf(id)).toBe(2000);
    await refund(payment.id);
    expect(await creditsOf(id)).toBe(0);
  });

  it("what a cancelled account would come back with", async () => {
    const id = await pendingAccount("growth");
    const payment = await pay(id, 13900);
    await cancelAccount(id, STAFF);
    await refund(payment.id);
    await reactivateAccount(id, STAFF);
    expect((await accountState(id)).account).toMatchObject({ status: "pending_payment", credits: 0 });
  });

  it("of each of three payments its own part", async () => {
    const id = await pendingAccount("starter");
    const first = await pay(id, 8900);
    const second = await pay(id, (await change(id, "growth")).invoice!.totalCents);
    await pay(id, (await change(id, "scale")).invoice!.totalCents);
    await refund(second.id);
    expect(await creditsOf(id)).toBe(3000);
    await refund(first.id);
    expect(await creditsOf(id)).toBe(2000);
  });
});

describe("what an account comes back to", () => {
  it("is a year that is paid, also behind a later choice that nobody paid", async () => {
    const id = await paid("growth", 141780, "year");
    await cancelAccount(id, STAFF);
    await changePlan({
      accountId: id,
      planSlug: "starter",
      seen: { status: "cancelled", suspensionReason: null },
      ...BY,
    });
    await cancelSubscription({ accountId: id, ...BY });
    await reactivateAccount(id, STAFF);
    const { account, subscriptions } = await accountState(id);
    const active = subscriptions.find(({ status }) => status === "active");
    expect(account).toMatchObject({ status: "active", planId: active?.planId });
    expect(active?.currentPeriodEnd).toEqual(addMonths(START, 12));
  });

  it("stays cancelled by staff, whatever a card is charged", async () => {
    const id = await paid("growth", 13900);
    await cancelAccount(id, STAFF);
    const charge = {
      method: "stripe",
      externalPaymentId: "in_late",
      amountCents: 13900,
      currency: "USD",
    } as const;
    await expect(settleProviderPayment({ accountId: id, ...charge })).rejects.toMatchObject({
      code: "account_cancelled",
    });
    expect((await accountState(id)).account.status).toBe("cancelled");
  });

  it("has as many active sites as the plan that was chosen before paying", async () => {
    const id = await pendingAccount("scale");
    for (const name of ["a", "b", "c"])
      await asSystem((tx) =>
        tx.insert(sites).values({ accountId: id, name, url: `https://${name}.test`, domain: name }),
      );
    await change(id, "starter");
    const active = await asSystem((tx) => tx.select().from(sites).where(eq(sites.accountId, id)));
    expect(active.filter(({ status }) => status === "active")).toHaveLength(1);
  });
});
