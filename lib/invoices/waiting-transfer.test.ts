import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem, type CreditTopUp } from "@/db";
import { setClock } from "@/lib/clock";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { orderPackage } from "@/lib/payments/packages/order-package";
import { voidUnpaidOrders } from "@/lib/payments/packages/void-unpaid-orders";
import { recordProcessing } from "@/lib/payments/records/record-processing";
import { isBeingPaid } from "@/lib/payments/top-up/is-being-paid";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { stopSelling } from "@/lib/subscriptions/offer/stop-selling";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { paidGrowth, payByTransfer, poolsOf, savedPackage } from "@/test/credit-packages";
import { useDatabase } from "@/test/harness/database";

useDatabase();
const START = new Date("2026-03-10T10:00:00Z");
const END = addMonths(START, 1);
const BY = { actor: "user:1" };

beforeEach(() => setClock(START));
afterEach(() => setClock(undefined));

const jobsAt = async (at: Date) => {
  setClock(at);
  await runJobs();
};

describe("a transfer that is reported for an order of a package", () => {
  async function ordered() {
    const accountId = await paidGrowth();
    setClock(addDays(END, -3));
    const pack = await savedPackage({ name: `Sold ${accountId}` });
    const { id: invoiceId } = await orderPackage({ accountId, packageId: pack.id, by: BY });
    const externalPaymentId = `PACK-SENT-${accountId}`;
    const sent = { accountId, invoiceId, amountCents: 4900, externalPaymentId, payerName: "P" };
    const payment = await reportBankTransfer({ ...sent, ...BY });
    return { accountId, invoiceId, payment };
  }
  const statusOf = async (accountId: number, invoiceId: number) =>
    (await accountState(accountId)).invoices.find(({ id }) => id === invoiceId)?.status;

  it("keeps nobody from another plan", async () => {
    const { accountId, invoiceId } = await ordered();
    expect(await changePlan({ accountId, planSlug: "scale", ...BY })).toMatchObject({ change: "upgrade" });
    expect(await statusOf(accountId, invoiceId)).toBe("open");
  });

  it("keeps no canceled subscription alive, and its credits come once it is found", async () => {
    const { accountId, invoiceId, payment } = await ordered();
    await cancelSubscription({ accountId, ...BY });
    await jobsAt(addDays(END, 1));
    const { account, subscription } = await accountState(accountId);
    expect([account.status, subscription.status]).toEqual(["cancelled", "cancelled"]);
    expect(await statusOf(accountId, invoiceId)).toBe("open");
    expect(await brokenInvariants()).toEqual([]);
    await approvePayment({ paymentId: payment.id, actor: "terminal" });
    expect(await poolsOf(accountId)).toMatchObject({ plan: 0, bought: 5000 });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("its order alone waits for it, and another is void in its time, after the subscription too", async () => {
    const { accountId, invoiceId } = await ordered();
    const other = await savedPackage({ name: "Another" });
    const unpaid = await orderPackage({ accountId, packageId: other.id, by: BY });
    await cancelSubscription({ accountId, ...BY });
    await jobsAt(addDays(END, 1));
    setClock(addDays(END, 20));
    await voidUnpaidOrders();
    expect(await statusOf(accountId, invoiceId)).toBe("open");
    expect(await statusOf(accountId, unpaid.id)).toBe("void");
  });
});

it("an order outlives its subscription, and is paid by a transfer of its amount", async () => {
  const accountId = await paidGrowth();
  setClock(addDays(END, -3));
  const pack = await savedPackage({ name: `Sold ${accountId}` });
  await orderPackage({ accountId, packageId: pack.id, by: BY });
  await cancelSubscription({ accountId, ...BY });
  await jobsAt(addDays(END, 1));
  const { invoice } = await payByTransfer(accountId, 4900);
  expect(invoice).toMatchObject({ kind: "credit_package", status: "paid" });
  expect((await accountState(accountId)).account.status).toBe("cancelled");
  expect(await brokenInvariants()).toEqual([]);
});

describe("a debit that a provider has not collected", () => {
  async function debited() {
    const accountId = await paidGrowth();
    await jobsAt(addDays(END, -6));
    const renewal = (await accountState(accountId)).invoices.at(-1)!;
    const of = { accountId, invoiceId: renewal.id, amountCents: renewal.totalCents, currency: "USD" };
    await recordProcessing({ ...of, method: "stripe", externalPaymentId: `pi_slow_${accountId}` });
    const report = () =>
      reportBankTransfer({ ...of, externalPaymentId: `OTHER-${accountId}`, payerName: "P", ...BY });
    return { accountId, report };
  }

  it("holds the invoice for as long as a debit takes, and nothing after that", async () => {
    const { accountId, report } = await debited();
    await expect(report()).rejects.toMatchObject({ code: "payment_in_progress" });
    await expect(cancelSubscription({ accountId, ...BY })).rejects.toMatchObject({
      code: "payment_in_progress",
    });
    await jobsAt(addDays(END, 9));
    expect((await accountState(accountId)).account.status).toBe("suspended");
    const payment = await report();
    await approvePayment({ paymentId: payment.id, actor: "terminal" });
    expect((await accountState(accountId)).account.status).toBe("active");
  });

  it("keeps nobody from canceling after that", async () => {
    const { accountId } = await debited();
    setClock(addDays(END, 9));
    await cancelSubscription({ accountId, ...BY });
    expect((await accountState(accountId)).subscription.status).toBe("cancelled");
  });

  it("pays no order that the automatic top-up would make again, once that time is over", async () => {
    const accountId = await paidGrowth();
    const pack = await savedPackage({ name: `Late ${accountId}` });
    const { id: invoiceId, totalCents } = await orderPackage({ accountId, packageId: pack.id, by: BY });
    const of = { accountId, invoiceId, amountCents: totalCents, currency: "USD" };
    await recordProcessing({ ...of, method: "stripe", externalPaymentId: `pi_order_${accountId}` });
    const topUp = { accountId, packageId: pack.id } as CreditTopUp;
    const isPaid = () => asSystem((tx) => isBeingPaid(tx, topUp));
    expect(await isPaid()).toBe(true);
    setClock(addDays(START, 16));
    expect(await isPaid()).toBe(false);
  });

  it("keeps no bill of a plan that is no longer sold after that", async () => {
    const { accountId } = await debited();
    const { planId, id } = (await accountState(accountId)).invoices.at(-1)!;
    const sellNoMore = () => asSystem((tx) => stopSelling(tx, planId));
    const statusNow = async () =>
      (await accountState(accountId)).invoices.find((each) => each.id === id)?.status;
    await sellNoMore();
    expect(await statusNow()).toBe("open");
    setClock(addDays(END, 12));
    await sellNoMore();
    expect(await statusNow()).toBe("void");
  });
});
