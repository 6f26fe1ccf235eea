/** Guards lib/payments/packages/, lib/payments/settlement/apply-paid-package.ts, lib/credits/packages/. */
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import * as checkout from "@/app/api/v1/billing/checkout/route";
import * as packagesRoute from "@/app/api/v1/credits/packages/route";
import { asSystem, type CreditPackage, mails } from "@/db";
import { settleProviderPayment } from "@/lib/payments/settlement/settle-provider-payment";
import { accountState, brokenInvariants } from "@/test/billing";
import { callRoute } from "@/test/call-route";
import { paidGrowth, payByTransfer, poolsOf, savedPackage, shortPackage } from "@/test/credit-packages";
import { createPerson, pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { orderPackage } from "./order-package";

useDatabase();

const by = { actor: "terminal" };
let pack: CreditPackage;
let short: CreditPackage;

beforeAll(async () => {
  pack = await savedPackage();
  short = await shortPackage();
  await savedPackage({ name: "Not sold", offered: [] });
});

it("are listed in public in their order, those that are sold, with what they cost and how long they last", async () => {
  const { body } = await callRoute(packagesRoute, "GET", {});
  expect(body.data.results).toMatchObject([
    { id: short.id, name: "Short", credits: 1000, price: "12.00", expires_after_days: 90 },
    { id: pack.id, name: "Five thousand", credits: 5000, price: "49.00", expires_after_days: null },
  ]);
});

it("are bought by transfer: an invoice of its own, and credits that change nothing else about the account", async () => {
  const id = await paidGrowth();
  const before = await accountState(id);
  const owner = await createPerson({ account: { id }, role: "owner" });
  const body = { payment_method: "bank_transfer", package_id: pack.id };
  const token = await accessTokenFor(owner);
  const { status, body: told } = await callRoute(checkout, "POST", { token, body });
  expect([status, told.data.amount]).toEqual([200, "49.00"]);
  const again = await callRoute(checkout, "POST", { token, body });
  expect(again.body.data.reference).toBe(told.data.reference);
  const settled = await payByTransfer(id, 4900);
  expect(settled.invoice).toMatchObject({ kind: "credit_package", status: "paid", periodStart: null });
  expect(settled.invoice.lineItems[0]?.description).toBe("Five thousand: 5,000 credits that don't expire");
  expect(await poolsOf(id)).toMatchObject({ plan: 2000, bought: 5000 });
  const after = await accountState(id);
  expect(after.account).toMatchObject({ status: "active", planId: before.account.planId });
  expect(after.subscription.currentPeriodEnd).toEqual(before.subscription.currentPeriodEnd);
  expect((await mailsOf(id)).at(-1)).toMatchObject({ bought: 5000, credits: 7000 });
  expect(await brokenInvariants()).toEqual([]);
});

it("are bought by card and by PayPal, once each, and expire as was said", async () => {
  const id = await paidGrowth();
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
  expect(await poolsOf(id)).toMatchObject({ plan: 2000, bought: 2000 });
  expect(await brokenInvariants()).toEqual([]);
});

it("a renewal that is open beside one is still the renewal, and a payment of its amount is for it", async () => {
  const id = await pendingAccount("growth");
  await payByTransfer(id, 13900);
  await orderPackage({ accountId: id, packageId: pack.id, by });
  const settled = await payByTransfer(id, 13900);
  expect(settled.invoice.kind).toBe("renewal");
  const { invoices: all } = await accountState(id);
  expect(all.find(({ kind }) => kind === "credit_package")).toMatchObject({ status: "open" });
  expect(await brokenInvariants()).toEqual([]);
});

it("a paid package keeps a trial a trial", async () => {
  const trial = await trialAccount();
  await orderPackage({ accountId: trial, packageId: short.id, by });
  await payByTransfer(trial, 1200);
  const { account, subscription } = await accountState(trial);
  expect([account.status, subscription.status]).toEqual(["trial", "trialing"]);
  expect(await poolsOf(trial)).toMatchObject({ bought: 1000 });
});

async function mailsOf(accountId: number) {
  const which = and(eq(mails.aboutAccountId, accountId), eq(mails.template, "payment-received"));
  const rows = await asSystem((tx) => tx.select().from(mails).where(which).orderBy(mails.id));
  return rows.map(({ props }) => props);
}
