import type { Tx } from "@/db/client";
import type { Invoice, Subscription } from "@/db/schema";

import { intervalPriceCents } from "@/lib/plans/plan";
import { issueRenewalInvoice } from "./issue-renewal-invoice";
import { getSubscription } from "./live-subscription";
import { listOpenInvoices, voidOpenInvoices } from "./open-invoices";
import { getPlanById } from "./plan-in-force";

/**
 * Where the renewal is billed already, bills it again on the terms that hold now: the open invoice itself where they are
 * the same. Else there is nothing to do.
 */
export async function reissueRenewalInvoice(
  tx: Tx,
  subscription: Subscription,
): Promise<Invoice | undefined> {
  const open = (await listOpenInvoices(tx, subscription.accountId)).find(({ kind }) => kind === "renewal");
  if (!open) return undefined;
  const current = await getSubscription(tx, subscription.accountId, subscription.id);
  if (await holdsStill(tx, open, current)) return open;
  await voidOpenInvoices(tx, subscription.accountId, ["renewal"]);
  return issueRenewalInvoice(tx, current);
}

async function holdsStill(tx: Tx, open: Invoice, subscription: Subscription): Promise<boolean> {
  const plan = await getPlanById(tx, subscription.scheduledPlanId ?? subscription.planId);
  const interval = subscription.scheduledInterval ?? subscription.billingInterval;
  const isSame = open.planId === plan.id && open.billingInterval === interval;
  return (
    isSame && !subscription.cancelAtPeriodEnd && open.subtotalCents === intervalPriceCents(plan, interval)
  );
}
