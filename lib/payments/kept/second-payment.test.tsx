/**
 * Guards lib/payments/kept/, lib/payments/settlement/keep-payment.ts, lib/payments/records/account-money.ts,
 * components/billing/held/held-money.tsx.
 */
import { eq } from "drizzle-orm";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { HeldMoney } from "@/components/billing/held/held-money";
import { accountMoney, asSystem, mails, payments } from "@/db";
import { setClock } from "@/lib/clock";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { usePaypal } from "@/test/providers/use-paypal";
import { runQueued, useStripe } from "@/test/providers/use-stripe";
import { listKept } from "./list-kept";
import { refundKeptPayment } from "./refund-kept-payment";
import { spendKeptPayment } from "./spend-kept-payment";

useDatabase();
const { stripe, hear, pageOf, subscriptionAt } = useStripe();
const { paypal, ...atPaypal } = usePaypal();
const BY = { actor: "user:1" };

const paymentsOf = (accountId: number) =>
  asSystem((tx) => tx.select().from(payments).where(eq(payments.accountId, accountId)).orderBy(payments.id));
const moneyOf = async (accountId: number) => {
  const rows = await asSystem((tx) =>
    tx.select().from(accountMoney).where(eq(accountMoney.accountId, accountId)),
  );
  return rows.map(({ kind, amountCents, currency }) => `${kind} ${amountCents} ${currency}`);
};

async function report(accountId: number, reference: string) {
  const invoice = (await accountState(accountId)).invoices.at(-1)!;
  const of = { accountId, invoiceId: invoice.id, amountCents: invoice.totalCents };
  return reportBankTransfer({ ...of, externalPaymentId: reference, payerName: "Petra", ...BY });
}

/** Paid at PayPal while its payer has Stripe's page open too, and pays there as well. */
async function paidTwice() {
  const accountId = await pendingAccount();
  const session = await pageOf(accountId);
  const [atStripe, since] = [stripe.events.length, paypal.events.length];
  const order = await atPaypal.orderOf(accountId);
  await paypal.approve(order);
  await atPaypal.hear(since);
  await stripe.pay(session);
  expect(await hear(atStripe)).not.toContain(500);
  const kept = (await paymentsOf(accountId)).find(({ status }) => status === "kept")!;
  return { accountId, session, kept };
}

/** What was mailed of money that went back without having paid anything. */
async function lettersOfReturn(accountId: number) {
  const sent = await asSystem((tx) => tx.select().from(mails).where(eq(mails.aboutAccountId, accountId)));
  return sent.filter(({ template }) => template === "kept-refunded").map(({ props }) => props);
}

describe("settling an invoice", () => {
  it("closes every other report for it, without a reproach, and nothing waits for one any more", async () => {
    const accountId = await pendingAccount();
    const reported = await report(accountId, `a-${accountId}`);
    const since = stripe.events.length;
    await stripe.pay(await pageOf(accountId));
    await hear(since);
    const [closed] = await paymentsOf(accountId);
    expect(closed).toMatchObject({
      id: reported.id,
      status: "failed",
      failureReason: "The invoice was paid another way.",
    });
    const { invoice } = await changePlan({ accountId, planSlug: "scale", interval: "month", ...BY });
    expect(invoice?.kind).toBe("upgrade");
    await expect(approvePayment({ paymentId: reported.id, ...BY })).rejects.toMatchObject({
      code: "invalid_state",
      message: expect.stringContaining("paid another way"),
    });
    const sent = await asSystem((tx) => tx.select().from(mails).where(eq(mails.aboutAccountId, accountId)));
    expect(sent.map(({ template }) => template)).not.toContain("transfer-rejected");
  });

  it("closes the report with another reference than the one that staff confirm", async () => {
    const accountId = await pendingAccount();
    await report(accountId, `mine-${accountId}`);
    const confirmed = { accountId, externalPaymentId: `bank-${accountId}`, amountCents: 13900 };
    await confirmBankTransfer({ ...confirmed, payerName: "Petra", ...BY });
    expect((await paymentsOf(accountId)).map(({ status }) => status)).toEqual(["failed", "succeeded"]);
  });

  it("closes pages that are open at the providers", async () => {
    const accountId = await pendingAccount();
    const session = await pageOf(accountId);
    const order = await atPaypal.orderOf(accountId);
    await confirmBankTransfer({
      accountId,
      externalPaymentId: `b-${accountId}`,
      amountCents: 13900,
      payerName: "P",
      ...BY,
    });
    await runQueued();
    expect(stripe.rows("cs_").find(({ id }) => id === session)).toMatchObject({ status: "expired" });
    const since = paypal.events.length;
    await paypal.approve(order);
    await atPaypal.hear(since);
    const captured = paypal.rows("CAPTURE").map(({ custom_id }) => String(custom_id));
    expect(captured.filter((id) => id.startsWith(`${accountId}:`))).toEqual([]);
    expect(paypal.rows("ORDER").find(({ id }) => id === order)).toMatchObject({ status: "APPROVED" });
  });
});

describe("a second payment of an invoice", () => {
  it("is kept as the account's money: no month comes of it, and tenant and staff see it", async () => {
    const { accountId, session, kept } = await paidTwice();
    const { invoices, account } = await accountState(accountId);
    expect(invoices.map(({ kind, status }) => `${kind} ${status}`)).toEqual(["first paid"]);
    expect(account.credits).toBe(2000);
    expect(kept).toMatchObject({ amountCents: 13900, method: "stripe" });
    expect(await moneyOf(accountId)).toEqual(["kept 13900 USD"]);
    const [shown] = await listKept(accountId);
    expect(shown).toMatchObject({ payment: { id: kept.id }, usableFor: undefined });
    const page = renderToStaticMarkup(<HeldMoney money={[shown!]} action={async () => ({})} />);
    expect(page).toContain("We hold $139.00 for you");
    expect(page).toContain("You paid it by card for invoice");
    expect(page).toContain("It stays here until you refund it");
    expect(page).toContain("Refund it");
    await stripe.dispute(kept.externalPaymentId);
    await hear(stripe.events.length - 1);
    const [disputed] = await listKept(accountId);
    const waiting = renderToStaticMarkup(<HeldMoney money={[disputed!]} action={async () => ({})} />);
    expect(waiting).toContain("Its payer disputes it");
    expect(waiting).not.toContain("<form");
    const sent = await asSystem((tx) => tx.select().from(mails).where(eq(mails.aboutAccountId, accountId)));
    expect(sent.map(({ template }) => template)).toContain("payment-kept");
    await runQueued();
    const { subscription } = stripe.rows("cs_").find(({ id }) => id === session)!;
    expect(subscriptionAt(String(subscription)).status).toBe("canceled");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("goes back in one click, once, and takes no credits with it", async () => {
    const { accountId, kept } = await paidTwice();
    const request = { accountId, paymentId: kept.id, ...BY };
    const since = stripe.events.length;
    expect(await refundKeptPayment(request)).toMatchObject({ status: "kept", refundedCents: 13900 });
    await hear(since);
    await expect(refundKeptPayment(request)).rejects.toMatchObject({ code: "already_refunded" });
    expect(await moneyOf(accountId)).toEqual(["kept 13900 USD", "refunded -13900 USD"]);
    expect((await accountState(accountId)).account).toMatchObject({ status: "active", credits: 2000 });
    expect(await listKept(accountId)).toEqual([]);
    expect(await brokenInvariants()).toEqual([]);
    expect(await lettersOfReturn(accountId)).toEqual([
      expect.objectContaining({ amount: "$139.00", left: "", method: "stripe", reason: "" }),
    ]);
  });

  it("goes back in part, by staff, and the rest stays the account's", async () => {
    const { accountId, kept } = await paidTwice();
    await refundPayment({ paymentId: kept.id, amountCents: 3900, reason: "Asked.", actor: "user:9" });
    expect(await moneyOf(accountId)).toEqual(["kept 13900 USD", "refunded -3900 USD"]);
    const [shown] = await listKept(accountId);
    const page = renderToStaticMarkup(<HeldMoney money={[shown!]} action={undefined} />);
    expect(page).toContain("We hold $100.00");
    expect(page).toContain("Only an owner can use or refund it.");
    expect(await lettersOfReturn(accountId)).toEqual([
      expect.objectContaining({ amount: "$39.00", left: "$100.00", reason: "Asked." }),
    ]);
  });

  it("pays the next invoice of its amount, when its owner says so, and is then refunded as any payment", async () => {
    const { accountId, kept } = await paidTwice();
    const request = { accountId, paymentId: kept.id, ...BY };
    await expect(spendKeptPayment(request)).rejects.toMatchObject({ code: "invalid_state" });
    const end = (await accountState(accountId)).subscription.currentPeriodEnd!;
    setClock(addDays(end, -3));
    await runJobs();
    expect((await listKept(accountId))[0]!.usableFor).toMatchObject({ kind: "renewal" });
    const used = await spendKeptPayment(request);
    expect(used.invoice).toMatchObject({ kind: "renewal", status: "paid" });
    expect(used.payment).toMatchObject({ id: kept.id, status: "succeeded" });
    expect(await spendKeptPayment(request)).toMatchObject({ replayed: true });
    expect(await moneyOf(accountId)).toEqual(["kept 13900 USD", "used -13900 USD"]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("whose refund waits for its provider pays no invoice, and one that failed leaves it to be used", async () => {
    const { accountId, kept } = await paidTwice();
    const request = { accountId, paymentId: kept.id, ...BY };
    setClock(addDays((await accountState(accountId)).subscription.currentPeriodEnd!, -3));
    await runJobs();
    stripe.refundStatus = "pending";
    await refundKeptPayment(request);
    stripe.refundStatus = "succeeded";
    const [shown] = await listKept(accountId);
    expect(shown).toMatchObject({ isGoingBack: true, usableFor: undefined });
    const page = renderToStaticMarkup(<HeldMoney money={[shown!]} action={async () => ({})} />);
    expect(page).toContain("A refund of it is on its way");
    expect(page).not.toContain("<form");
    await expect(spendKeptPayment(request)).rejects.toMatchObject({ code: "outcome_unknown" });
    const since = stripe.events.length;
    await stripe.failRefund(stripe.rows("re_").at(-1)!.id);
    await hear(since);
    expect((await listKept(accountId))[0]).toMatchObject({ isGoingBack: false });
    expect(await spendKeptPayment(request)).toMatchObject({ payment: { status: "succeeded" } });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("whose refund's answer was lost pays no invoice, and goes back once", async () => {
    const { accountId, kept } = await paidTwice();
    const request = { accountId, paymentId: kept.id, ...BY };
    setClock(addDays((await accountState(accountId)).subscription.currentPeriodEnd!, -3));
    await runJobs();
    const since = stripe.events.length;
    stripe.losesAnswers = 2;
    await expect(refundKeptPayment(request)).rejects.toMatchObject({ code: "outcome_unknown" });
    stripe.losesAnswers = 0;
    await expect(spendKeptPayment(request)).rejects.toMatchObject({ code: "outcome_unknown" });
    await hear(since);
    expect(await refundKeptPayment(request)).toMatchObject({ status: "kept", refundedCents: 13900 });
    expect(await moneyOf(accountId)).toEqual(["kept 13900 USD", "refunded -13900 USD"]);
    expect((await accountState(accountId)).invoices.at(-1)).toMatchObject({ status: "open" });
  });

  it("that pays an invoice at the same moment is not refunded on its owner's word", async () => {
    const { accountId, kept } = await paidTwice();
    const request = { accountId, paymentId: kept.id, ...BY };
    setClock(addDays((await accountState(accountId)).subscription.currentPeriodEnd!, -3));
    await runJobs();
    await spendKeptPayment(request);
    const late = refundPayment({ paymentId: kept.id, mustBe: "kept", reason: "Asked.", ...BY });
    await expect(late).rejects.toMatchObject({ code: "invalid_state" });
    await expect(refundKeptPayment(request)).rejects.toMatchObject({ code: "invalid_state" });
    expect((await paymentsOf(accountId)).map(({ refundedCents }) => refundedCents)).toEqual([0, 0]);
  });

  it("is another account's business never", async () => {
    const { kept } = await paidTwice();
    const stranger = await pendingAccount();
    const request = { accountId: stranger, paymentId: kept.id, ...BY };
    await expect(spendKeptPayment(request)).rejects.toMatchObject({ code: "not_found" });
    await expect(refundKeptPayment(request)).rejects.toMatchObject({ code: "not_found" });
  });
});
