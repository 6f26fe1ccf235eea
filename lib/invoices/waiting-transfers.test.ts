/** Guards lib/invoices/waiting-transfer.ts, lib/invoices/open-invoices.ts. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { putOnPlan } from "@/lib/admin/accounts/put-on-plan";
import { setClock } from "@/lib/clock";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const END = addMonths(START, 1);
const BY = { actor: "user:1" };
beforeEach(() => setClock(START));
afterEach(() => setClock(undefined));

async function jobsAt(at: Date) {
  setClock(at);
  await runJobs();
}

/** The tenant says that the newest open invoice is on its way. */
async function report(accountId: number) {
  const { id: invoiceId, totalCents: amountCents } = (await accountState(accountId)).invoices.findLast(
    ({ status }) => status === "open",
  )!;
  const externalPaymentId = `WAITS-${accountId}-${invoiceId}`;
  const payment = await reportBankTransfer({
    accountId,
    invoiceId,
    amountCents,
    externalPaymentId,
    payerName: "P",
    ...BY,
  });
  return { invoiceId, approve: () => approvePayment({ paymentId: payment.id, actor: "user:2" }) };
}

async function paidAccount() {
  const accountId = await pendingAccount("growth");
  const transfer = { externalPaymentId: `FIRST-${accountId}`, payerName: "P", actor: "terminal" };
  await confirmBankTransfer({ accountId, amountCents: 13900, ...transfer });
  return accountId;
}

const refused = { code: "invalid_state", message: expect.stringMatching(/checking a bank transfer/) };

describe("a reported transfer keeps the invoice that it pays", () => {
  it("while it waits, another plan and cancelling are refused in words; the same plan is the same invoice", async () => {
    const id = await pendingAccount("growth");
    const { invoiceId, approve } = await report(id);
    await expect(changePlan({ accountId: id, planSlug: "starter", ...BY })).rejects.toMatchObject(refused);
    await expect(cancelSubscription({ accountId: id, ...BY })).rejects.toMatchObject(refused);
    const { invoice } = await changePlan({ accountId: id, planSlug: "growth", ...BY });
    expect(invoice?.id).toBe(invoiceId);
    expect((await approve()).replayed).toBe(false);
    expect((await accountState(id)).account).toMatchObject({ status: "active", credits: 2000 });
  });

  it("from staff too, who are told to decide about it first", async () => {
    const id = await pendingAccount("growth");
    await report(id);
    const act = { actor: "terminal", reason: "Asked." };
    const first = { code: "invalid_state", message: expect.stringMatching(/Approve or reject it first/) };
    await expect(cancelAccount(id, act)).rejects.toMatchObject(first);
    await expect(putOnPlan(id, { planSlug: "enterprise" }, act)).rejects.toMatchObject(first);
  });

  it("for a renewal, no change of plan takes it back", async () => {
    const id = await paidAccount();
    await jobsAt(addDays(END, -5));
    const { approve } = await report(id);
    for (const planSlug of ["starter", "scale"])
      await expect(changePlan({ accountId: id, planSlug, ...BY })).rejects.toMatchObject(refused);
    await jobsAt(addDays(END, 1));
    await approve();
    expect((await accountState(id)).subscription.currentPeriodEnd).toEqual(addMonths(START, 2));
    expect(await brokenInvariants()).toEqual([]);
  });

  it("for an upgrade, going past due does not void it", async () => {
    const id = await paidAccount();
    setClock(addDays(END, -2));
    await changePlan({ accountId: id, planSlug: "scale", ...BY });
    const { invoiceId, approve } = await report(id);
    await jobsAt(addDays(END, 1));
    const upgrade = (await accountState(id)).invoices.find((each) => each.id === invoiceId);
    expect(upgrade?.status).toBe("open");
    await approve();
    expect((await accountState(id)).account.credits).toBe(4000);
  });

  it("for a plan chosen in a trial that was cancelled, the trial's end does not void it", async () => {
    const id = await trialAccount();
    await cancelSubscription({ accountId: id, ...BY });
    await changePlan({ accountId: id, planSlug: "growth", ...BY });
    const { approve } = await report(id);
    await jobsAt(addDays(START, 15));
    await approve();
    expect((await accountState(id)).account.status).toBe("active");
    expect(await brokenInvariants()).toEqual([]);
  });
});
