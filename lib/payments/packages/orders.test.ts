/** Guards lib/payments/packages/, lib/payments/records/take-credits-back.ts, lib/admin/packages/. */
import { eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, it } from "vitest";
import { asSystem, type CreditPackage, creditPackages, invoices } from "@/db";
import { advanceClock, setClockOffset } from "@/lib/clock";
import { writeLedger } from "@/lib/credits/write-ledger";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { findDueInvoice } from "@/lib/payments/checkout/find-due-invoice";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { voidUnpaidOrders } from "@/lib/payments/packages/void-unpaid-orders";
import { previewRefund } from "@/lib/payments/refunds/preview-refund";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { brokenInvariants } from "@/test/billing";
import {
  FIVE_THOUSAND,
  paidGrowth,
  payByTransfer,
  poolsOf,
  savedPackage,
  shortPackage,
} from "@/test/credit-packages";
import { createAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { orderPackage } from "./order-package";

useDatabase();
afterEach(() => setClockOffset(0));

const DAY_MS = 86_400_000;
const by = { actor: "terminal" };
let pack: CreditPackage;
let short: CreditPackage;

beforeAll(async () => {
  pack = await savedPackage();
  short = await shortPackage();
});

it("an order that nobody pays is void after 14 days; one whose price has changed is written anew", async () => {
  const id = await paidGrowth();
  const first = await orderPackage({ accountId: id, packageId: pack.id, by });
  expect((await orderPackage({ accountId: id, packageId: pack.id, by })).id).toBe(first.id);
  await savedPackage({ id: pack.id, price: 5900 });
  const second = await orderPackage({ accountId: id, packageId: pack.id, by });
  expect(second.totalCents).toBe(5900);
  await savedPackage({ id: pack.id });
  expect(await statusOf(first.id)).toBe("void");
  advanceClock(13 * DAY_MS);
  await voidUnpaidOrders();
  expect(await statusOf(second.id)).toBe("open");
  advanceClock(2 * DAY_MS);
  await voidUnpaidOrders();
  expect(await statusOf(second.id)).toBe("void");
});

it("an order whose time is over takes no money and is not offered again, though no job has run", async () => {
  const id = await paidGrowth();
  const order = await orderPackage({ accountId: id, packageId: pack.id, by });
  advanceClock(14 * DAY_MS);
  const { totalCents: amountCents } = order;
  const report = {
    accountId: id,
    invoiceId: order.id,
    externalPaymentId: `OLD-${id}`,
    amountCents,
    payerName: "P",
    ...by,
  };
  await expect(reportBankTransfer(report)).rejects.toMatchObject({ code: "invalid_state" });
  expect(await findDueInvoice(id, order.id)).toBeUndefined();
  expect(await statusOf(order.id)).toBe("void");
  const again = await orderPackage({ accountId: id, packageId: pack.id, by });
  expect(again.id).not.toBe(order.id);
  advanceClock(14 * DAY_MS);
  expect((await orderPackage({ accountId: id, packageId: pack.id, by })).id).not.toBe(again.id);
  advanceClock(14 * DAY_MS);
  const asked = startCheckout({ accountId: id, paymentMethod: "bank_transfer", ...by });
  await expect(asked).rejects.toMatchObject({ code: "invalid_state" });
});

it("a refund takes back what is unspent of it, says so before, and leaves the plan's credits alone", async () => {
  const id = await paidGrowth();
  await orderPackage({ accountId: id, packageId: pack.id, by });
  const { payment } = await payByTransfer(id, 4900);
  await asSystem((tx) => writeLedger(tx, { accountId: id, kind: "adjust", amount: -3000 })); // 2000 of the plan, 1000 bought
  const request = { paymentId: payment.id, reason: "Asked.", actor: "user:1" };
  expect(await previewRefund(request)).toMatchObject({ creditsBefore: 4000, creditsAfter: 0 });
  await refundPayment({ ...request, amountCents: 2450 });
  expect(await poolsOf(id)).toMatchObject({ plan: 0, bought: 1500 });
  await refundPayment(request);
  expect(await poolsOf(id)).toMatchObject({ plan: 0, bought: 0 });
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

it("two packages have two names", async () => {
  await expect(savedPackage()).rejects.toMatchObject({ code: "validation_error" });
  expect(await asSystem((tx) => tx.$count(creditPackages, eq(creditPackages.name, FIVE_THOUSAND.name)))).toBe(
    1,
  );
});

async function statusOf(id: number) {
  const [row] = await asSystem((tx) => tx.select().from(invoices).where(eq(invoices.id, id)));
  return row?.status;
}
