import type { Invoice, Plan, Subscription, Tx } from "@/db";
import type { BillingInterval, LineItem } from "@/db/words";
import { now, nowMs } from "@/lib/clock";
import { createInvoice } from "@/lib/invoices/create-invoice";
import { lineWords } from "@/lib/invoices/line-words";
import { listOpenInvoices, voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { dueDate } from "@/lib/invoices/terms";
import { requireNoTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { intervalPriceCents } from "@/lib/plans/plan";
import { type UpgradeParts, upgradeParts } from "@/lib/subscriptions/period/bought-time";
import { findPricedTime } from "@/lib/subscriptions/period/find-bought-time";
import { formatDate } from "@/lib/time/date-words";
import { DAY_MS } from "@/lib/time/days";

/**
 * The invoice for a bigger plan from now to the end of what is paid (`upgradeCents`). It names the chosen
 * interval, which applies from then on. One open at a time; asked again today, it is the same unless its price has changed.
 * Throws what `requireNoTransferWaiting` throws.
 */
export async function issueUpgradeInvoice(
  tx: Tx,
  subscription: Subscription,
  { from, to, interval }: { from: Plan; to: Plan; interval: BillingInterval },
): Promise<Invoice> {
  const open = (await listOpenInvoices(tx, subscription.accountId)).find(({ kind }) => kind === "upgrade");
  const same = open?.planId === to.id && open.billingInterval === interval;
  const isOfToday = same && open.createdAt.getTime() > nowMs() - DAY_MS;
  if (isOfToday && (await holdsStill(tx, subscription, { from, to, open }))) return open;
  await requireNoTransferWaiting(tx, subscription.accountId);
  await voidOpenInvoices(tx, subscription.accountId, ["upgrade"]);
  const periodEnd = subscription.currentPeriodEnd!;
  const running = subscription.billingInterval;
  const { newCents, unusedCents } = await quoteUpgrade(tx, subscription, { from, to });
  const until = formatDate(periodEnd);
  const renewed = interval === running ? "" : `, then ${interval === "year" ? "yearly" : "monthly"}`;
  return createInvoice(tx, {
    accountId: subscription.accountId,
    subscriptionId: subscription.id,
    plan: to,
    kind: "upgrade",
    billingInterval: interval,
    lineItems: linesOf(from, to, `until ${until}${renewed}`, { newCents, unusedCents }),
    dueAt: dueDate(now(), periodEnd),
    periodStart: now(),
    periodEnd,
  });
}

/** What the bigger plan costs, less what is left of the running one. */
function linesOf(from: Plan, to: Plan, when: string, { newCents, unusedCents }: UpgradeParts): LineItem[] {
  const upgrade = lineWords([from, to], (old, bigger) => `Upgrade from ${old} to ${bigger}, ${when}`);
  const unused = lineWords([from], (name) => `Unused time on ${name}`);
  return [
    { ...upgrade, quantity: 1, amount_cents: newCents },
    ...(unusedCents > 0 ? [{ ...unused, quantity: 1, amount_cents: -unusedCents }] : []),
  ];
}

/** It would be written just so at its moment: neither a price nor what was bought has changed since. */
async function holdsStill(
  tx: Tx,
  subscription: Subscription,
  { from, to, open }: { from: Plan; to: Plan; open: Invoice },
): Promise<boolean> {
  const { newCents, unusedCents } = await quoteUpgrade(tx, subscription, { from, to }, open.createdAt);
  return open.subtotalCents === newCents - unusedCents;
}

/** What the bigger plan costs now for the rest of what is paid, and what was paid for it, in cents without tax. */
export async function quoteUpgrade(
  tx: Tx,
  subscription: Subscription,
  { from, to }: { from: Plan; to: Plan },
  at = now(),
): Promise<UpgradeParts> {
  const bought = await findPricedTime(tx, subscription, from, at);
  return upgradeParts(bought, (interval) => intervalPriceCents(to, interval), at);
}
