import type { Tx } from "@/db/client";
import { resetCredits } from "@/lib/credits/reset-credits";
import { setInvoicePeriod } from "@/lib/invoices/mark-invoice-paid";
import { activateSubscription } from "@/lib/subscriptions/activate-subscription";
import { changeAccountPlan } from "@/lib/subscriptions/change-account-plan";
import { dropScheduledChange } from "@/lib/subscriptions/drop-scheduled-change";
import { mailPlanChanged } from "@/lib/subscriptions/mail-plan-changed";
import { findPlanInForce } from "@/lib/subscriptions/plan-in-force";
import { reissueRenewalInvoice } from "@/lib/subscriptions/reissue-renewal-invoice";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";
import type { Settling } from "./settle-payment";

/** What a paid invoice brings: a period, or a bigger plan for the rest of one; and the credits of the plan in force. */
export async function applyPaidInvoice(
  tx: Tx,
  settling: Settling,
  stripeSubscriptionId?: string,
): Promise<void> {
  const { subscription, invoice, payment } = settling;
  if (invoice.kind === "upgrade") await upgrade(tx, settling);
  else {
    const period = await activateSubscription(tx, { ...settling, stripeSubscriptionId });
    await setInvoicePeriod(tx, invoice, period);
    // Paid another way: its card must not be charged for the same period, or for the next one.
    if (payment.method !== "stripe") await syncProviderSubscription(tx, subscription);
  }
  const inForce = await findPlanInForce(tx, subscription.id);
  await resetCredits(tx, {
    accountId: settling.account.id,
    credits: inForce.creditsPerMonth,
    description: `${inForce.name}: invoice ${invoice.number} paid`,
    paymentId: payment.id,
  });
}

/** The bigger plan holds from now on; a smaller one that waited does not any more, and a billed renewal is billed anew. */
async function upgrade(tx: Tx, { subscription, plan }: Settling): Promise<void> {
  const from = await findPlanInForce(tx, subscription.id);
  await changeAccountPlan(tx, subscription, plan);
  await mailPlanChanged(tx, subscription, from, plan);
  await dropScheduledChange(tx, subscription);
  await reissueRenewalInvoice(tx, subscription);
  await syncProviderSubscription(tx, subscription);
}
