/** Guards lib/payments/packages/, lib/payments/settlement/apply-paid-package.ts, lib/credits/packages/, lib/admin/packages/. */
import { and, eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, it } from "vitest";
import * as checkout from "@/app/api/v1/billing/checkout/route";
import * as packagesRoute from "@/app/api/v1/credits/packages/route";
import { asSystem, type CreditPackage, creditPackages, invoices, mails } from "@/db";
import { type PackageChange, savePackage } from "@/lib/admin/packages/save-package";
import { advanceClock, setClockOffset } from "@/lib/clock";
import { lockPools } from "@/lib/credits/pools";
import { writeLedger } from "@/lib/credits/write-ledger";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { previewRefund } from "@/lib/payments/refunds/preview-refund";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { settleProviderPayment } from "@/lib/payments/settlement/settle-provider-payment";
import { accountState, brokenInvariants } from "@/test/billing";
import { callRoute } from "@/test/call-route";
import { createAccount, createPerson, pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { orderPackage } from "./order-package";
import { voidUnpaidOrders } from "./void-unpaid-orders";

useDatabase();
afterEach(() => setClockOffset(0));

const DAY_MS = 86_400_000;
const by = { actor: "terminal" };
const act = { actor: "terminal", reason: "New" };
const five: PackageChange = {
  name: "Five thousand",
  credits: 5000,
  price: 4900,
  expiry_days: null,
  sort_order: 2,
  offered: ["active"],
};
let pack: CreditPackage;
let short: CreditPackage;
let transfers = 0;

beforeAll(async () => {
  pack = await savePackage(five, act);
  short = await savePackage(
    {
      ...five,
      name: "Short",
      credits: 1000,
      price: 1200,
      expiry_days: 90,
      sort_order: 1,
      offered: ["active", "trial"],
    },
    act,
  );
  await savePackage({ ...five, name: "Not sold", offered: [] }, act);
});

it("are listed in public in their order, those that are sold, with what they cost and how long they last", async () => {
  const { body } = await callRoute(packagesRoute, "GET", {});
  expect(body.data.results).toMatchObject([
    { id: short.id, name: "Short", credits: 1000, price: "12.00", expires_after_days: 90 },
    { id: pack.id, name: "Five thousand", credits: 5000, price: "49.00", expires_after_days: null },
  ]);
});

it("are bought by transfer: an invoice of its own, and credits that change nothing else about the account", async () => {
  const id = await growth();
  const before = await accountState(id);
  const owner = await createPerson({ account: { id }, role: "owner" });
  const body = { payment_method: "bank_transfer", package_id: pack.id };
  const token = await accessTokenFor(owner);
  const { status, body: told } = await callRoute(checkout, "POST", { token, body });
  expect([status, told.data.amount]).toEqual([200, "49.00"]);
  const again = await callRoute(checkout, "POST", { token, body });
  expect(again.body.data.reference).toBe(told.data.reference);
  const settled = await pay(id, 4900);
  expect(settled.invoice).toMatchObject({ kind: "credit_package", status: "paid", periodStart: null });
  expect(settled.invoice.lineItems[0]?.description).toBe("Five thousand: 5,000 credits that don't expire");
  expect(await pools(id)).toMatchObject({ plan: 2000, bought: 5000 });
  const after = await accountState(id);
  expect(after.account).toMatchObject({ status: "active", planId: before.account.planId });
  expect(after.subscription.currentPeriodEnd).toEqual(before.subscription.currentPeriodEnd);
  expect((await mailsOf(id)).at(-1)).toMatchObject({ bought: 5000, credits: 7000 });
  expect(await brokenInvariants()).toEqual([]);
});

it("are bought by card and by PayPal, once each, and expire as was said", async () => {
  const id = await growth();
  for (const method of ["stripe", "paypal"] as const) {
    const invoice = await orderPackage({ accountId: id, packageId: short.id, by });
    const externalPaymentId = `${method}-pack-${id}`;
    const money = { accountId: id, invoiceId: invoice.id, method, externalPaymentId, amountCents: 1200 };
    const [first, second] = [
      await settleProviderPayment({ ...money, currency: "USD" }),
      await settleProviderPayment({ ...money, currency: "USD" }),
    ];
    expect([first.replayed, second.replayed]).toEqual([false, true]);
  }
  expect(await pools(id)).toMatchObject({ plan: 2000, bought: 2000 });
  expect(await brokenInvariants()).toEqual([]);
});

it("a renewal that is open beside one is still the renewal, and a payment of its amount is for it", async () => {
  const id = await pendingAccount("growth");
  await pay(id, 13900);
  await orderPackage({ accountId: id, packageId: pack.id, by });
  const settled = await pay(id, 13900);
  expect(settled.invoice.kind).toBe("renewal");
  const { invoices: all } = await accountState(id);
  expect(all.find(({ kind }) => kind === "credit_package")).toMatchObject({ status: "open" });
  expect(await brokenInvariants()).toEqual([]);
});

it("an order that nobody pays is void after 14 days; one whose price has changed is written anew", async () => {
  const id = await growth();
  const first = await orderPackage({ accountId: id, packageId: pack.id, by });
  expect((await orderPackage({ accountId: id, packageId: pack.id, by })).id).toBe(first.id);
  await savePackage({ ...five, id: pack.id, price: 5900 }, act);
  const second = await orderPackage({ accountId: id, packageId: pack.id, by });
  expect(second.totalCents).toBe(5900);
  await savePackage({ ...five, id: pack.id }, act);
  expect(await statusOf(first.id)).toBe("void");
  advanceClock(13 * DAY_MS);
  await voidUnpaidOrders();
  expect(await statusOf(second.id)).toBe("open");
  advanceClock(2 * DAY_MS);
  await voidUnpaidOrders();
  expect(await statusOf(second.id)).toBe("void");
});

it("a refund takes back what is unspent of it, says so before, and leaves the plan's credits alone", async () => {
  const id = await growth();
  await orderPackage({ accountId: id, packageId: pack.id, by });
  const { payment } = await pay(id, 4900);
  await asSystem((tx) => writeLedger(tx, { accountId: id, kind: "adjust", amount: -3000 })); // 2000 of the plan, 1000 bought
  const wish = { paymentId: payment.id, reason: "Asked.", actor: "user:1" };
  expect(await previewRefund(wish)).toMatchObject({ creditsBefore: 4000, creditsAfter: 0 });
  await refundPayment({ ...wish, amountCents: 2450 });
  expect(await pools(id)).toMatchObject({ plan: 0, bought: 1500 });
  await refundPayment(wish);
  expect(await pools(id)).toMatchObject({ plan: 0, bought: 0 });
  expect(await brokenInvariants()).toEqual([]);
});

it("a setting says whether trials and plans without a price may buy them; what is not sold is not there", async () => {
  const trial = await trialAccount();
  await expect(orderPackage({ accountId: trial, packageId: pack.id, by })).rejects.toMatchObject({
    code: "invalid_state",
  });
  expect(await orderPackage({ accountId: trial, packageId: short.id, by })).toMatchObject({
    totalCents: 1200,
  });
  const free = (await createAccount({ plan: "free" })).id;
  await expect(orderPackage({ accountId: free, packageId: pack.id, by })).rejects.toMatchObject({
    code: "invalid_state",
  });
  await expect(orderPackage({ accountId: free, packageId: 999_999, by })).rejects.toMatchObject({
    code: "not_found",
  });
});

it("a paid package keeps a trial a trial", async () => {
  const trial = await trialAccount();
  await orderPackage({ accountId: trial, packageId: short.id, by });
  await pay(trial, 1200);
  const { account, subscription } = await accountState(trial);
  expect([account.status, subscription.status]).toEqual(["trial", "trialing"]);
  expect(await pools(trial)).toMatchObject({ bought: 1000 });
});

it("two packages have two names", async () => {
  await expect(savePackage(five, act)).rejects.toMatchObject({ code: "validation_error" });
  expect(await asSystem((tx) => tx.$count(creditPackages, eq(creditPackages.name, five.name)))).toBe(1);
});

async function growth(): Promise<number> {
  const id = await pendingAccount("growth");
  await pay(id, 13900);
  return id;
}

function pay(accountId: number, amountCents: number) {
  const externalPaymentId = `PACK-${accountId}-${++transfers}`;
  return confirmBankTransfer({
    accountId,
    amountCents,
    externalPaymentId,
    payerName: "P",
    actor: "terminal",
  });
}

function pools(accountId: number) {
  return asSystem((tx) => lockPools(tx, accountId));
}

async function statusOf(id: number) {
  const [row] = await asSystem((tx) => tx.select().from(invoices).where(eq(invoices.id, id)));
  return row?.status;
}

async function mailsOf(accountId: number) {
  const which = and(eq(mails.aboutAccountId, accountId), eq(mails.template, "payment-received"));
  const rows = await asSystem((tx) => tx.select().from(mails).where(which).orderBy(mails.id));
  return rows.map(({ props }) => props);
}
