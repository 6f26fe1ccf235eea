import type { Tx } from "@/db";
import { resetCredits } from "@/lib/credits/write-ledger";
import { setInvoicePeriod } from "@/lib/invoices/mark-invoice-paid";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { mailPlanChanged } from "@/lib/subscriptions/billing-mail";
import { activateSubscription } from "@/lib/subscriptions/lifecycle/activate-subscription";
import { changeAccountPlan, findPlanInForce } from "@/lib/subscriptions/plan-in-force";
import { reissueRenewalInvoice } from "@/lib/subscriptions/renewal/renewal-invoice";
import { dropScheduledChange, scheduleInterval } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";
import type { Settling } from "./settlement";

/** What a paid invoice brings: a period, or a bigger plan for the rest of one; and the credits of the plan in force. */
export async function applyPaidInvoice(
  tx: Tx,
  settling: Settling,
  stripeSubscriptionId?: string,
): Promise<void> {
  const { account, subscription, invoice, payment } = settling;
  if (invoice.kind === "upgrade") await upgrade(tx, settling);
  else {
    const period = await activateSubscription(tx, { ...settling, stripeSubscriptionId });
    await setInvoicePeriod(tx, invoice, period);
    // An upgrade was billed for the rest of the period before: paid now, it would bring the whole of this one.
    await voidOpenInvoices(tx, account.id, ["upgrade"]);
    await syncProviderSubscriptions(tx, subscription, stripeSubscriptionId);
  }
  const inForce = await findPlanInForce(tx, subscription.id);
  await resetCredits(tx, {
    accountId: account.id,
    credits: inForce.creditsPerMonth,
    description: `${inForce.name}: invoice ${invoice.number} paid`,
    paymentId: payment.id,
  });
}

/**
 * The one that ran ends where the period was paid another way or by a newer one, so that no card is charged twice; the
 * one that goes on charges next when the new period ends.
 */
async function syncProviderSubscriptions(
  tx: Tx,
  ran: Settling["subscription"],
  paidBy?: string,
): Promise<void> {
  await syncProviderSubscription(tx, ran);
  if (paidBy) await syncProviderSubscription(tx, { ...ran, stripeSubscriptionId: paidBy });
}

/**
 * The bigger plan holds from now on; a smaller one that waited does not any more, and a billed renewal is billed anew, by
 * the interval that was chosen with the upgrade.
 */
async function upgrade(tx: Tx, { subscription, plan, invoice }: Settling): Promise<void> {
  const from = await findPlanInForce(tx, subscription.id);
  await changeAccountPlan(tx, subscription, plan);
  await mailPlanChanged(tx, subscription, from, plan);
  await dropScheduledChange(tx, subscription);
  await scheduleInterval(tx, subscription, { planId: plan.id, interval: invoice.billingInterval });
  await reissueRenewalInvoice(tx, subscription);
  await syncProviderSubscription(tx, subscription);
}
