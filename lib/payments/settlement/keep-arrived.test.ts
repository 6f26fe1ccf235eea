import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { accountMoney, asSystem, bankLines, mails, type Payment, plans } from "@/db";
import { keepLines } from "@/lib/bank-statements/ledger/keep-lines";
import { linkPayment } from "@/lib/bank-statements/ledger/link-payment";
import { receiveStatement } from "@/lib/bank-statements/match/receive-statement";
import { setClock } from "@/lib/clock";
import { heldFor } from "@/lib/invoices/held-for";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { listKept } from "@/lib/payments/kept/list-kept";
import { recordProcessing } from "@/lib/payments/records/record-processing";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { settleProviderPayment } from "@/lib/payments/settlement/settle-provider-payment";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { renewSubscriptions } from "@/lib/subscriptions/renewal/renew-subscriptions";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { camtFile } from "@/test/statements/camt";
import { chunksOf } from "@/test/statements/read";

useDatabase();
const START = new Date("2026-03-10T09:00:00Z");
const STAFF = { actor: "terminal" };
beforeEach(() => setClock(START));
afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
  setClock(undefined);
});

let transfers = 0;
const pay = (accountId: number, amountCents: number) =>
  confirmBankTransfer({
    accountId,
    amountCents,
    externalPaymentId: `ARRIVED-${++transfers}`,
    payerName: "Petra",
    ...STAFF,
  });

/** A month ahead is paid, an upgrade to the end of it is reported, and the month ahead goes back. */
async function upgradeOfRefundedMonth() {
  const accountId = await pendingAccount("starter");
  await pay(accountId, 8900);
  const { payment: ahead } = await pay(accountId, 8900);
  setClock(addDays(START, 20));
  const { invoice } = await changePlan({ accountId, planSlug: "growth", actor: "user:1" });
  const { id: invoiceId, totalCents: amountCents } = invoice!;
  const externalPaymentId = `UPGRADE-${accountId}`;
  const sent = { accountId, invoiceId, amountCents, externalPaymentId, payerName: "Petra" };
  const report = await reportBankTransfer({ ...sent, actor: "user:1" });
  await refundPayment({ paymentId: ahead.id, reason: "Asked.", actor: "user:1" });
  return { accountId, report, sent };
}

async function heldOf(accountId: number) {
  const rows = await asSystem((tx) =>
    tx.select().from(accountMoney).where(eq(accountMoney.accountId, accountId)),
  );
  return rows.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/** Nothing was bought with it, its invoice asks for nothing more, and its payer has heard of it. */
async function expectKept(accountId: number, payment: Payment) {
  const { account, subscription, invoices } = await accountState(accountId);
  expect(payment).toMatchObject({ status: "kept", failureReason: null });
  expect(invoices.find(({ id }) => id === payment.invoiceId)?.status).toBe("void");
  expect(subscription.currentPeriodEnd).toEqual(addMonths(START, 1));
  expect([account.credits, await heldOf(accountId)]).toEqual([1000, payment.amountCents]);
  const told = await asSystem((tx) =>
    tx.select({ template: mails.template }).from(mails).where(eq(mails.aboutAccountId, accountId)),
  );
  expect(told.filter(({ template }) => template === "payment-kept")).toHaveLength(1);
}

it("the transfer for an upgrade whose month was refunded meanwhile is kept when it is approved", async () => {
  const { accountId, report } = await upgradeOfRefundedMonth();
  const approved = await approvePayment({ paymentId: report.id, ...STAFF });
  expect(approved).toMatchObject({ transactionId: null, credits: 1000, replayed: false });
  await expectKept(accountId, approved.payment);
  expect(await approvePayment({ paymentId: report.id, ...STAFF })).toMatchObject({ replayed: true });
  expect(await heldOf(accountId)).toBe(report.amountCents);
});

it("so it is when staff confirm it by its reference, once", async () => {
  const { accountId, sent } = await upgradeOfRefundedMonth();
  const { invoiceId: _, ...transfer } = sent;
  const confirmed = await confirmBankTransfer({ ...transfer, ...STAFF });
  await expectKept(accountId, confirmed.payment);
  expect(await confirmBankTransfer({ ...transfer, ...STAFF })).toMatchObject({ replayed: true });
  expect(await heldOf(accountId)).toBe(sent.amountCents);
});

it("so is what a provider has taken for it", async () => {
  const { accountId, sent } = await upgradeOfRefundedMonth();
  const { invoiceId, amountCents } = sent;
  const { payment } = await settleProviderPayment({
    accountId,
    invoiceId,
    amountCents,
    method: "paypal",
    currency: "USD",
    externalPaymentId: `CAPTURE-${accountId}`,
  });
  expect(payment).toMatchObject({ status: "kept", invoiceId });
});

it("what a provider takes for an upgrade days after its period is kept, however early it was on its way", async () => {
  const accountId = await pendingAccount("starter");
  await pay(accountId, 8900);
  setClock(addDays(START, 25));
  const { invoice } = await changePlan({ accountId, planSlug: "growth", actor: "user:1" });
  const { id: invoiceId, totalCents: amountCents } = invoice!;
  const money = { accountId, invoiceId, amountCents, currency: "USD", method: "stripe" as const };
  const debit = { ...money, externalPaymentId: `pi_late_${accountId}` };
  await recordProcessing(debit);
  setClock(addDays(addMonths(START, 1), 3));
  expect((await settleProviderPayment(debit)).payment).toMatchObject({ status: "kept" });
});

it("a reported transfer for a plan that was taken from sale is kept too", async () => {
  const accountId = await pendingAccount("growth");
  const [first] = (await accountState(accountId)).invoices;
  const sent = { accountId, invoiceId: first!.id, amountCents: 13900, payerName: "Petra" };
  const report = await reportBankTransfer({
    ...sent,
    externalPaymentId: `SALE-${accountId}`,
    actor: "user:1",
  });
  await asSystem((tx) => tx.update(plans).set({ isActive: false }).where(eq(plans.slug, "growth")));
  const { payment, accountStatus } = await approvePayment({ paymentId: report.id, ...STAFF });
  expect([payment.status, accountStatus]).toEqual(["kept", "pending_payment"]);
  await asSystem((tx) => tx.update(plans).set({ isActive: true }).where(eq(plans.slug, "growth")));
});

it("no transfer counts on it before a line of a statement is known to be it", async () => {
  const { accountId, report, sent } = await upgradeOfRefundedMonth();
  await approvePayment({ paymentId: report.id, ...STAFF });
  setClock(addDays(START, 26));
  await renewSubscriptions();
  const renewal = (await accountState(accountId)).invoices.at(-1)!;
  expect(renewal).toMatchObject({ kind: "renewal", status: "open", totalCents: 8900 });
  expect(await heldFor(renewal)).toBe(0);
  expect((await listKept(accountId))[0]).toMatchObject({ usableFor: undefined, waitsFor: undefined });
  await linkPayment({ lineId: await lineOf(sent.amountCents), paymentId: report.id, reason: "Seen." }, STAFF);
  expect(await heldFor(renewal)).toBe(sent.amountCents);
  expect((await listKept(accountId))[0]?.waitsFor).toMatchObject({ number: renewal.number });
});

it("a line of a statement that is enough for an upgrade of a refunded month can be kept", async () => {
  const { accountId, sent } = await upgradeOfRefundedMonth();
  const lineId = await lineOf(sent.amountCents);
  const kept = await keepLines(
    { lineIds: [lineId], invoiceId: sent.invoiceId, reason: "Its month went." },
    STAFF,
  );
  expect([kept.status, await heldOf(accountId)]).toEqual(["kept", sent.amountCents]);
});

async function lineOf(amountCents: number): Promise<number> {
  const amount = (amountCents / 100).toFixed(2);
  const file = Buffer.from(
    camtFile({ number: `A${++transfers}`, lines: [{ amount, text: "Thanks", name: "Petra" }] }),
  );
  const open = () => chunksOf(file, 9999);
  const { statements } = await receiveStatement({ name: `a${transfers}.xml`, open, ...STAFF });
  const [line] = await asSystem((tx) =>
    tx.select().from(bankLines).where(eq(bankLines.statementId, statements[0]!.id)),
  );
  return line!.id;
}
