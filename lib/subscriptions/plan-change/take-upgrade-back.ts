import type { Account, Invoice, Payment, Subscription, Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { lockInvoice } from "@/lib/invoices/mark-invoice-paid";
import { isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { mailPlanChanged } from "@/lib/subscriptions/billing-mail";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { type Bought, planPaidAt } from "@/lib/subscriptions/period/bought-time";
import { findBoughtTime } from "@/lib/subscriptions/period/find-bought-time";
import { changeAccountPlan, getPlanById } from "@/lib/subscriptions/plan-in-force";
import { reissueRenewalInvoice } from "@/lib/subscriptions/renewal/renewal-invoice";
import { NOTHING_WAITS } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";

/**
 * Takes back the plan that an upgrade bought and that was refunded in full: what is paid for this moment without it is in
 * force, and in later months what is paid for those. A plan that somebody has chosen or given since stays. The caller holds
 * the account's lock, and has written the refund.
 */
export async function takeUpgradeBack(tx: Tx, account: Account, payment: Payment): Promise<void> {
  const subscription = await lockLiveSubscription(tx, account.id);
  const upgrade = await lockInvoice(tx, account.id, payment.invoiceId);
  if (!subscription || !isInForce(upgrade, subscription)) return;
  const bought = await findBoughtTime(tx, subscription.id, now());
  const paidId = planPaidAt(bought, now());
  if (paidId === undefined || paidId === subscription.planId) return;
  const [from, to] = [await getPlanById(tx, subscription.planId), await getPlanById(tx, paidId)];
  const waiting = waitingAfter(subscription, upgrade, { bought, paidId });
  const changed = await changeAccountPlan(tx, subscription, to, waiting);
  await recordAudit(tx, {
    accountId: account.id,
    actor: "refund",
    action: "subscription.plan_changed",
    targetType: "subscription",
    targetId: subscription.id,
    before: { plan: from.slug },
    after: { plan: to.slug },
  });
  await mailPlanChanged(tx, { accountId: account.id, from, to });
  // Money on its way for the renewal keeps it, as when an upgrade is paid.
  if (!(await isTransferWaiting(tx, account.id, ["first", "renewal"])))
    await reissueRenewalInvoice(tx, changed);
  await syncProviderSubscription(tx, changed);
}

/** Its time runs, and nothing has taken its plan's place since. */
function isInForce(
  { kind, subscriptionId, planId, periodEnd }: Invoice,
  subscription: Subscription,
): boolean {
  const isOfIt = kind === "upgrade" && subscriptionId === subscription.id;
  return isOfIt && planId === subscription.planId && periodEnd !== null && periodEnd > now();
}

/** What waited goes where it came with the upgrade, or is in force now; what is paid for later on another plan waits for that. */
function waitingAfter(
  { scheduledPlanId }: Subscription,
  upgrade: Invoice,
  { bought, paidId }: { bought: readonly Bought[]; paidId: number },
) {
  const next = planPaidAt(bought, upgrade.periodEnd!);
  if (next !== undefined && next !== paidId) return { ...NOTHING_WAITS, scheduledPlanId: next };
  return scheduledPlanId === upgrade.planId || scheduledPlanId === paidId ? NOTHING_WAITS : {};
}
