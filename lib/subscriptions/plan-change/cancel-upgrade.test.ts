import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { asSystem, payments, plans } from "@/db";
import { now, setClock } from "@/lib/clock";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { settleProviderPayment } from "@/lib/payments/settlement/settle-provider-payment";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { renewSubscriptions } from "@/lib/subscriptions/renewal/renew-subscriptions";
import { addDays } from "@/lib/time/days";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { cancelUpgrade } from "./cancel-upgrade";
import { changePlan } from "./change-plan";
import { previewPlanChange } from "./preview-plan-change";

useDatabase();
const START = new Date("2026-11-01T00:00:00Z");
const BY = { actor: "user:1" };
afterEach(() => setClock(undefined));

async function upgrading() {
  setClock(START);
  const accountId = await pendingAccount("growth");
  const transfer = { externalPaymentId: `UP-${accountId}`, payerName: "P", ...BY };
  await confirmBankTransfer({ accountId, amountCents: 13_900, ...transfer });
  setClock(addDays(START, 10));
  const preview = await previewPlanChange({ accountId, planSlug: "scale" });
  const { invoice } = await changePlan({ accountId, planSlug: "scale", ...BY });
  return { accountId, preview, invoice: invoice! };
}

it("an upgrade's preview and invoice say the new part, the unused part and what they come to", async () => {
  const { preview, invoice } = await upgrading();
  expect(preview.upgrade).toEqual({ newCents: 15_266, unusedCents: 9_266, taxCents: 0 });
  expect(preview.dueCents).toBe(6_000);
  expect(invoice.lineItems.map(({ amount_cents }) => amount_cents)).toEqual([15_266, -9_266]);
  expect(invoice.lineItems.map(({ description }) => description)).toEqual([
    "Upgrade from Growth to Scale, until 1 Dec 2026",
    "Unused time on Growth",
  ]);
  expect(invoice.subtotalCents).toBe(preview.dueCents);
});

it("one that waits is taken back, with a credit note, and the plan stays", async () => {
  const { accountId, invoice } = await upgrading();
  await cancelUpgrade({ accountId, ...BY });
  const { invoices, account } = await accountState(accountId);
  expect(invoices.find(({ id }) => id === invoice.id)?.status).toBe("void");
  expect(account.credits).toBe(2000);
  await expect(cancelUpgrade({ accountId, ...BY })).rejects.toMatchObject({ code: "invalid_state" });
  expect(await brokenInvariants()).toEqual([]);
});

it("one whose transfer is reported is not taken back before that is decided", async () => {
  const { accountId, invoice } = await upgrading();
  const { id: invoiceId, totalCents: amountCents } = invoice;
  const report = { accountId, invoiceId, amountCents, externalPaymentId: "SENT", payerName: "P", ...BY };
  await reportBankTransfer(report);
  await expect(cancelUpgrade({ accountId, ...BY })).rejects.toMatchObject({ code: "invalid_state" });
});

describe("a transfer reported for the renewal, while the upgrade is paid", () => {
  async function bothOpen() {
    const { accountId, invoice: upgrade } = await upgrading();
    setClock(addDays(START, 25));
    await renewSubscriptions();
    const open = (await accountState(accountId)).invoices.filter(({ status }) => status === "open");
    const renewal = open.find(({ kind }) => kind === "renewal")!;
    const { id: invoiceId, totalCents: amountCents } = renewal;
    const sent = {
      accountId,
      invoiceId,
      amountCents,
      externalPaymentId: `SENT-${accountId}`,
      payerName: "P",
    };
    const payment = await reportBankTransfer({ ...sent, ...BY });
    const bigger = { externalPaymentId: `BIGGER-${accountId}`, payerName: "P", ...BY };
    await confirmBankTransfer({ accountId, amountCents: upgrade.totalCents, ...bigger });
    return { accountId, renewal, payment };
  }
  const invoiceOf = async (accountId: number, id: number) =>
    (await accountState(accountId)).invoices.find((each) => each.id === id)!;

  it("keeps the renewal, and settles it when it is found", async () => {
    const { accountId, renewal, payment } = await bothOpen();
    expect((await invoiceOf(accountId, renewal.id)).status).toBe("open");
    expect(await brokenInvariants()).toEqual([]);
    await approvePayment({ paymentId: payment.id, actor: "terminal" });
    expect((await invoiceOf(accountId, renewal.id)).status).toBe("paid");
    expect(await brokenInvariants()).toEqual([]);
    setClock(addDays(START, 31));
    await runJobs();
    const { subscription } = await accountState(accountId);
    expect(subscription.planId).toBe(renewal.planId); // What was paid for: the smaller plan.
    expect(await brokenInvariants()).toEqual([]);
  });

  it("bills the renewal anew, on the bigger plan, when it is not", async () => {
    const { accountId, renewal, payment } = await bothOpen();
    await rejectPayment({ paymentId: payment.id, reason: "not on the statement", actor: "terminal" });
    expect((await invoiceOf(accountId, renewal.id)).status).toBe("void");
    const open = (await accountState(accountId)).invoices.filter(({ status }) => status === "open");
    expect(open.map(({ kind, totalCents }) => [kind, totalCents])).toEqual([["renewal", 22_900]]);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("an upgrade that waits", () => {
  it("goes when what it was reckoned from is paid back", async () => {
    const { accountId, invoice } = await upgrading();
    const [paid] = await asSystem((tx) =>
      tx.select().from(payments).where(eq(payments.accountId, accountId)),
    );
    await refundPayment({ paymentId: paid!.id, reason: "Asked.", actor: "terminal" });
    const { invoices } = await accountState(accountId);
    expect(invoices.find(({ id }) => id === invoice.id)?.status).toBe("void");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is billed as its preview says, also after the plan's price has changed", async () => {
    const { accountId, invoice } = await upgrading();
    const price = (priceCents: number) =>
      asSystem((tx) => tx.update(plans).set({ priceCents, updatedAt: now() }).where(eq(plans.slug, "scale")));
    await price(30_000);
    const preview = await previewPlanChange({ accountId, planSlug: "scale" });
    const again = await changePlan({ accountId, planSlug: "scale", ...BY });
    expect(again.invoice?.id).not.toBe(invoice.id);
    expect(again.invoice?.totalCents).toBe(preview.dueCents);
    await price(22_900);
  });

  it("takes no money after its period, whether or not a job has taken it back", async () => {
    const { accountId, invoice } = await upgrading();
    setClock(addDays(START, 30.05));
    const { id: invoiceId, totalCents: amountCents } = invoice;
    const sent = { accountId, invoiceId, amountCents, externalPaymentId: "LATE", payerName: "P", ...BY };
    await expect(reportBankTransfer(sent)).rejects.toMatchObject({ code: "invalid_state" });
    const charge = { accountId, invoiceId, amountCents, currency: "USD", method: "paypal" } as const;
    const { payment } = await settleProviderPayment({ ...charge, externalPaymentId: `LATE-${accountId}` });
    expect(payment.status).toBe("kept");
    expect((await accountState(accountId)).invoices.find(({ id }) => id === invoiceId)?.status).toBe("void");
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("a subscription that was cancelled and is over", () => {
  it("keeps nobody from choosing a plan before a job has ended it", async () => {
    const { accountId } = await upgrading();
    await cancelSubscription({ accountId, ...BY });
    setClock(addDays(START, 30.01));
    const { change, invoice } = await changePlan({ accountId, planSlug: "starter", ...BY });
    expect([change, invoice?.kind, invoice?.totalCents]).toEqual(["choose", "first", 8900]);
    expect((await accountState(accountId)).account.status).toBe("pending_payment");
    expect(await brokenInvariants()).toEqual([]);
  });
});

it("money for a period that was paid another way buys no month that nobody asked for", async () => {
  const { accountId } = await upgrading();
  const charge = { accountId, amountCents: 13_900, currency: "USD", method: "stripe" } as const;
  const { payment } = await settleProviderPayment({ ...charge, externalPaymentId: `in_${accountId}` });
  expect(payment.status).toBe("kept");
  expect((await accountState(accountId)).subscription.paymentMethod).toBe("bank_transfer");
});
