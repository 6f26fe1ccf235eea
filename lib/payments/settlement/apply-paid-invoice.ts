import type { Account, Invoice, Plan, Subscription, Tx } from "@/db";
import { type LedgerRow, resetCredits } from "@/lib/credits/write-ledger";
import { markInvoicePaid } from "@/lib/invoices/mark-invoice-paid";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { mailPlanChanged } from "@/lib/subscriptions/billing-mail";
import { activateSubscription } from "@/lib/subscriptions/lifecycle/activate-subscription";
import { planPaidAt } from "@/lib/subscriptions/period/bought-time";
import { findBoughtTime } from "@/lib/subscriptions/period/find-bought-time";
import { changeAccountPlan, getPlanById } from "@/lib/subscriptions/plan-in-force";
import { reissueRenewalInvoice } from "@/lib/subscriptions/renewal/renewal-invoice";
import { NOTHING_WAITS } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";
import { applyPaidPackage } from "./apply-paid-package";
import type { Settlement, Settling } from "./settlement";

type Linked = Pick<Settlement, "stripeSubscriptionId" | "stripeInvoiceId">;

/** What is as it is now: the rows after the payment, the plan in force, and what the ledger says. */
export interface Brought {
  account: Account;
  subscription: Subscription;
  invoice: Invoice;
  plan: Plan;
  ledger: LedgerRow;
}

/** What a paid invoice brings: bought credits; or a period, or a bigger plan for the rest of one, with the plan's credits. */
export async function applyPaidInvoice(tx: Tx, settling: Settling, linked: Linked): Promise<Brought> {
  if (settling.invoice.kind === "credit_package")
    return applyPaidPackage(tx, settling, linked.stripeInvoiceId);
  const apply = settling.invoice.kind === "upgrade" ? upgrade : startPeriod;
  const { account, ...brought } = await apply(tx, settling, linked);
  const ledger = await resetCredits(tx, {
    accountId: account.id,
    from: settling.account,
    credits: creditsAfter(settling, brought.plan),
    description: `${brought.plan.name}: invoice ${brought.invoice.number} paid`,
    paymentId: settling.payment.id,
  });
  return { ...brought, account: { ...account, credits: ledger.balance }, ledger };
}

/**
 * The plan's amount. Where another plan was paid in advance, the one in force goes on: the payment fills the balance up to
 * what it pays for, never to what the running plan brings, and takes nothing away (decision 022, rule 7).
 */
function creditsAfter({ account, plan: billed }: Settling, inForce: Plan): number {
  return billed.id === inForce.id
    ? inForce.creditsPerMonth
    : Math.max(account.credits - account.boughtCredits, billed.creditsPerMonth);
}

async function startPeriod(tx: Tx, settling: Settling, linked: Linked) {
  const { stripeSubscriptionId, stripeInvoiceId } = linked;
  const { period, account, subscription } = await activateSubscription(tx, {
    ...settling,
    stripeSubscriptionId,
  });
  const beginsAnew = settling.paidUntil === null;
  const invoice = await markInvoicePaid(tx, settling.invoice, { period, beginsAnew, stripeInvoiceId });
  if (settling.others.some(({ kind }) => kind === "upgrade")) await voidUpgrade(tx, account.id);
  await syncProviderSubscriptions(tx, settling.subscription, stripeSubscriptionId);
  const plan =
    subscription.planId === settling.plan.id ? settling.plan : await getPlanById(tx, subscription.planId);
  return { account, subscription, invoice, plan };
}

/**
 * It was billed for the rest of the period before, and would mislead now. Money that is reported to be on its way keeps
 * it: approved, it brings the bigger plan for the time that it names.
 */
async function voidUpgrade(tx: Tx, accountId: number): Promise<void> {
  if (!(await isTransferWaiting(tx, accountId, ["upgrade"])))
    await voidOpenInvoices(tx, accountId, ["upgrade"]);
}

/**
 * The one that ran ends where the period was paid another way or by a newer one, so that no card is charged twice; the
 * one that goes on charges next when the new period ends.
 */
async function syncProviderSubscriptions(tx: Tx, ran: Subscription, paidBy?: string): Promise<void> {
  await syncProviderSubscription(tx, ran);
  if (paidBy) await syncProviderSubscription(tx, { ...ran, stripeSubscriptionId: paidBy });
}

/**
 * The bigger plan holds from now on; a smaller one that waited no longer does, and a billed renewal is billed again, by
 * the interval that was chosen with the upgrade.
 */
async function upgrade(tx: Tx, settling: Settling, { stripeInvoiceId }: Linked) {
  const { plan } = settling;
  const invoice = await markInvoicePaid(tx, settling.invoice, { stripeInvoiceId });
  const from = await getPlanById(tx, settling.subscription.planId);
  const waiting = await waitingAfter(tx, settling);
  const subscription = await changeAccountPlan(tx, settling.subscription, plan, waiting);
  await mailPlanChanged(tx, { accountId: subscription.accountId, from, to: plan });
  // Money on its way for the renewal keeps it: once decided, it pays what it names, or the renewal is billed again.
  if (!(await isTransferWaiting(tx, settling.account.id, ["first", "renewal"])))
    await reissueRenewalInvoice(tx, subscription);
  await syncProviderSubscription(tx, subscription);
  return { account: { ...settling.account, planId: plan.id }, subscription, invoice, plan };
}

/** What waits for the end of the upgraded time: the period that is paid already after it, or the interval chosen with it. */
async function waitingAfter(tx: Tx, { invoice, subscription, plan }: Settling) {
  const { periodEnd, billingInterval } = invoice;
  if (periodEnd && subscription.currentPeriodEnd && periodEnd < subscription.currentPeriodEnd) {
    const next = planPaidAt(await findBoughtTime(tx, subscription.id, periodEnd), periodEnd);
    if (next && next !== plan.id) return { ...NOTHING_WAITS, scheduledPlanId: next };
  }
  if (billingInterval === subscription.billingInterval) return NOTHING_WAITS;
  return { ...NOTHING_WAITS, scheduledPlanId: plan.id, scheduledInterval: billingInterval };
}
