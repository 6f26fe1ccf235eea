import type { Account, Invoice, Plan, Subscription, Tx } from "@/db";
import { type LedgerRow, resetCredits } from "@/lib/credits/write-ledger";
import { markInvoicePaid } from "@/lib/invoices/mark-invoice-paid";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { mailPlanChanged } from "@/lib/subscriptions/billing-mail";
import { activateSubscription } from "@/lib/subscriptions/lifecycle/activate-subscription";
import { changeAccountPlan, getPlanById } from "@/lib/subscriptions/plan-in-force";
import { reissueRenewalInvoice } from "@/lib/subscriptions/renewal/renewal-invoice";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";
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

/** What a paid invoice brings: a period, or a bigger plan for the rest of one; and the credits of the plan in force. */
export async function applyPaidInvoice(tx: Tx, settling: Settling, linked: Linked): Promise<Brought> {
  const apply = settling.invoice.kind === "upgrade" ? upgrade : startPeriod;
  const { account, ...brought } = await apply(tx, settling, linked);
  const ledger = await resetCredits(tx, {
    accountId: account.id,
    from: settling.account.credits,
    credits: brought.plan.creditsPerMonth,
    description: `${brought.plan.name}: invoice ${brought.invoice.number} paid`,
    paymentId: settling.payment.id,
  });
  return { ...brought, account: { ...account, credits: ledger.balance }, ledger };
}

async function startPeriod(tx: Tx, settling: Settling, linked: Linked) {
  const { stripeSubscriptionId, stripeInvoiceId } = linked;
  const { period, account, subscription } = await activateSubscription(tx, {
    ...settling,
    stripeSubscriptionId,
  });
  const invoice = await markInvoicePaid(tx, settling.invoice, { period, stripeInvoiceId });
  // An upgrade was billed for the rest of the period before: paid now, it would bring the whole of this one.
  if (settling.others.some(({ kind }) => kind === "upgrade"))
    await voidOpenInvoices(tx, account.id, ["upgrade"]);
  await syncProviderSubscriptions(tx, settling.subscription, stripeSubscriptionId);
  const plan =
    subscription.planId === settling.plan.id ? settling.plan : await getPlanById(tx, subscription.planId);
  return { account, subscription, invoice, plan };
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
 * The bigger plan holds from now on; a smaller one that waited does not any more, and a billed renewal is billed anew, by
 * the interval that was chosen with the upgrade.
 */
async function upgrade(tx: Tx, settling: Settling, { stripeInvoiceId }: Linked) {
  const { plan } = settling;
  const invoice = await markInvoicePaid(tx, settling.invoice, { stripeInvoiceId });
  const from = await getPlanById(tx, settling.subscription.planId);
  const changesInterval = invoice.billingInterval !== settling.subscription.billingInterval;
  const subscription = await changeAccountPlan(tx, settling.subscription, plan, {
    scheduledPlanId: changesInterval ? plan.id : null,
    scheduledInterval: changesInterval ? invoice.billingInterval : null,
    scheduledKeepSiteIds: null,
  });
  await mailPlanChanged(tx, subscription, from, plan);
  await reissueRenewalInvoice(tx, subscription);
  await syncProviderSubscription(tx, subscription);
  return { account: { ...settling.account, planId: plan.id }, subscription, invoice, plan };
}
