import type { Tx } from "@/db/client";
import { now } from "@/lib/clock";
import { createInvoice, type Invoice } from "@/lib/invoices/create-invoice";
import { listOpenInvoices, voidOpenInvoices } from "./open-invoices";
import type { Plan } from "./plan-in-force";
import { prorate } from "./prorate";
import type { Subscription } from "./start-subscription";

/** The invoice for a bigger plan from now to the end of what is paid. One open at a time; asked again today, the same. */
export async function issueUpgradeInvoice(
  tx: Tx,
  subscription: Subscription,
  from: Plan,
  to: Plan,
): Promise<Invoice> {
  const open = (await listOpenInvoices(tx, subscription.accountId)).find(({ kind }) => kind === "upgrade");
  if (open?.planId === to.id && open.createdAt.getTime() > now().getTime() - DAY_MS) return open;
  await voidOpenInvoices(tx, subscription.accountId, ["upgrade"]);
  const [periodStart, periodEnd] = [subscription.currentPeriodStart!, subscription.currentPeriodEnd!];
  const interval = subscription.billingInterval;
  const amount = prorate({ from, to, interval, periodStart, periodEnd, at: now() });
  const until = periodEnd.toISOString().slice(0, 10);
  return createInvoice(tx, {
    accountId: subscription.accountId,
    subscriptionId: subscription.id,
    plan: to,
    kind: "upgrade",
    billingInterval: interval,
    lineItems: [
      {
        description: `Upgrade from ${from.name} to ${to.name}, until ${until}`,
        quantity: 1,
        amount_cents: amount,
      },
    ],
    dueAt: now(),
    periodStart: now(),
    periodEnd,
  });
}

const DAY_MS = 24 * 60 * 60 * 1000;
