/** Guards lib/admin/plans/update-plan.ts, lib/payments/settlement/settle-payment.ts. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem, payments, plans } from "@/db";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { findLockedOut } from "@/lib/subscriptions/offer/locked-out";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { updatePlan } from "./update-plan";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const END = addMonths(START, 1);
const BY = { actor: "user:1" };
beforeEach(() => setClock(START));
afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
  await asSystem((tx) => tx.update(plans).set({ isActive: true }));
  setClock(undefined);
});

let transfers = 0;
const pay = (accountId: number, amountCents: number) =>
  confirmBankTransfer({
    accountId,
    amountCents,
    externalPaymentId: `GONE-${accountId}-${++transfers}`,
    payerName: "P",
    actor: "terminal",
  });
async function paid(plan: string, amountCents: number) {
  const id = await pendingAccount(plan);
  await pay(id, amountCents);
  return id;
}
const planOf = async (slug: string) =>
  (await asSystem((tx) => tx.select().from(plans).where(eq(plans.slug, slug))))[0]!;

async function deactivate(slug: string, lockOut = true) {
  const plan = await planOf(slug);
  const form = {
    slug,
    name: plan.name,
    description: plan.description,
    price: plan.priceCents,
    credits: plan.creditsPerMonth,
    max_sites: plan.maxSites,
    max_users: plan.maxUsers,
    max_sectors: plan.maxSectorsPerSite,
    features: plan.features,
    is_public: plan.isPublic,
    is_active: false,
    lock_out: lockOut,
  };
  return updatePlan(form as Parameters<typeof updatePlan>[0], {
    actor: "user:2",
    reason: "Not sold any more",
  });
}

describe("a plan that is deactivated", () => {
  it("takes no money for its open invoice, nor in advance", async () => {
    const id = await paid("growth", 13900);
    const { invoice } = await changePlan({ accountId: id, planSlug: "scale", ...BY });
    await deactivate("scale");
    expect((await accountState(id)).invoices.find((each) => each.id === invoice!.id)?.status).toBe("void");
    await deactivate("growth");
    await expect(pay(id, 13900)).rejects.toMatchObject({ code: "invalid_state" });
  });

  it("asks for no more money when the transfer that kept its invoice is not found", async () => {
    const id = await pendingAccount("scale");
    const [invoice] = (await accountState(id)).invoices;
    const sent = { accountId: id, invoiceId: invoice!.id, amountCents: 22_900, payerName: "P", ...BY };
    const report = await reportBankTransfer({ ...sent, externalPaymentId: `KEEPS-${id}` });
    await deactivate("scale");
    const again = reportBankTransfer({ ...sent, externalPaymentId: `AGAIN-${id}` });
    await expect(again).rejects.toMatchObject({ code: "invalid_state" });
    await rejectPayment({ paymentId: report.id, reason: "not on the statement", actor: "terminal" });
    expect((await accountState(id)).invoices.map(({ status }) => status)).toEqual(["void"]);
  });

  it("lets its customer buy another one after its time has run out", async () => {
    const id = await paid("growth", 13900);
    await deactivate("growth");
    setClock(addDays(END, 8));
    await runJobs();
    expect((await accountState(id)).account.status).toBe("suspended");
    const { invoice } = await changePlan({ accountId: id, planSlug: "starter", ...BY });
    expect(invoice).toMatchObject({ status: "open", totalCents: 8900 });
    await pay(id, 8900);
    expect((await accountState(id)).account.status).toBe("active");
  });

  it("leaves the invoice that a provider collects the money for, as it does one whose transfer is reported", async () => {
    const id = await pendingAccount("scale");
    const [invoice] = (await accountState(id)).invoices;
    const money = { amountCents: 22_900, currency: "USD", externalPaymentId: `DEBIT-${id}` };
    const debit = {
      ...money,
      method: "stripe",
      status: "processing",
      accountId: id,
      invoiceId: invoice!.id,
    } as const;
    const [payment] = await asSystem((tx) => tx.insert(payments).values(debit).returning());
    await deactivate("scale");
    expect((await accountState(id)).invoices.map(({ status }) => status)).toEqual(["open"]);
    await asSystem((tx) => tx.delete(payments).where(eq(payments.id, payment!.id)));
  });

  it("counts those who wait for it, or are about to pay for it", async () => {
    const before = (await findLockedOut((await planOf("starter")).id)).count;
    const waits = await paid("growth", 13900);
    await changePlan({ accountId: waits, planSlug: "starter", ...BY });
    const pays = await paid("starter", 8900);
    await changePlan({ accountId: pays, planSlug: "scale", ...BY });
    expect((await findLockedOut((await planOf("starter")).id)).count).toBe(before + 2);
    await expect(deactivate("scale", false)).rejects.toMatchObject({ code: "validation_error" });
    await deactivate("starter");
    expect((await accountState(waits)).subscription.scheduledPlanId).toBeNull();
  });

  it("is neither renewed nor asked money for", async () => {
    const id = await paid("growth", 13900);
    await deactivate("growth");
    setClock(addDays(END, -6));
    await runJobs();
    expect((await accountState(id)).invoices).toHaveLength(1);
  });

  it("lets its customer choose a smaller plan at once, for the time that is paid", async () => {
    const id = await paid("growth", 13900);
    await deactivate("growth");
    const { change, effectiveAt } = await changePlan({ accountId: id, planSlug: "starter", ...BY });
    expect({ change, effectiveAt }).toEqual({ change: "schedule", effectiveAt: START });
    const { account, subscription } = await accountState(id);
    expect(account.planId).toBe((await planOf("starter")).id);
    expect(subscription.currentPeriodEnd).toEqual(END);
  });
});
