import type { Invoice, Plan, Subscription, Tx } from "@/db";
import type { BillingInterval } from "@/db/words";
import { now, nowMs } from "@/lib/clock";
import { createInvoice } from "@/lib/invoices/create-invoice";
import { listOpenInvoices, voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { requireNoTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { intervalPriceCents, type PlanPrice } from "@/lib/plans/plan";
import { DAY_MS } from "@/lib/time/days";
import { monthsApart } from "@/lib/time/months";

/**
 * The invoice for a bigger plan from now to the end of what is paid, at the running interval's price. It keeps the wished
 * interval, which holds from then on. One open at a time; asked again today, the same. Throws what
 * `requireNoTransferWaiting` throws.
 */
export async function issueUpgradeInvoice(
  tx: Tx,
  subscription: Subscription,
  { from, to, interval }: { from: Plan; to: Plan; interval: BillingInterval },
): Promise<Invoice> {
  const open = (await listOpenInvoices(tx, subscription.accountId)).find(({ kind }) => kind === "upgrade");
  const same = open?.planId === to.id && open.billingInterval === interval;
  if (same && open.createdAt.getTime() > nowMs() - DAY_MS) return open;
  await requireNoTransferWaiting(tx, subscription.accountId);
  await voidOpenInvoices(tx, subscription.accountId, ["upgrade"]);
  const [periodStart, periodEnd] = [subscription.currentPeriodStart!, subscription.currentPeriodEnd!];
  const running = subscription.billingInterval;
  const amount = prorate({ from, to, interval: running, periodStart, periodEnd, at: now() });
  const until = periodEnd.toISOString().slice(0, 10);
  const renewed = interval === running ? "" : `, then ${interval === "year" ? "yearly" : "monthly"}`;
  return createInvoice(tx, {
    accountId: subscription.accountId,
    subscriptionId: subscription.id,
    plan: to,
    kind: "upgrade",
    billingInterval: interval,
    lineItems: [
      {
        description: `Upgrade from ${from.name} to ${to.name}, until ${until}${renewed}`,
        quantity: 1,
        amount_cents: amount,
      },
    ],
    dueAt: now(),
    periodStart: now(),
    periodEnd,
  });
}

export interface Proration {
  from: PlanPrice;
  to: PlanPrice;
  interval: BillingInterval;
  periodStart: Date;
  periodEnd: Date;
  at: Date;
}

/**
 * What the bigger plan costs for the rest of what is paid, in cents: the difference in price by the second, rounded up,
 * at least one cent. A period paid in advance counts as a part of the rest.
 */
export function prorate({ from, to, interval, periodStart, periodEnd, at }: Proration): number {
  const months = Math.max(1, monthsApart(periodStart, periodEnd));
  const intervals = interval === "year" ? Math.max(1, months / 12) : months;
  const difference = (intervalPriceCents(to, interval) - intervalPriceCents(from, interval)) * intervals;
  const share = (periodEnd.getTime() - at.getTime()) / (periodEnd.getTime() - periodStart.getTime());
  return Math.max(1, Math.ceil(difference * share));
}
