import { and, desc, eq, exists, getTableColumns, inArray, isNull, sql } from "drizzle-orm";
import {
  type Account,
  type Invoice,
  invoices,
  type Payment,
  payments,
  type Subscription,
  subscriptions,
  type Tx,
} from "@/db";
import { now } from "@/lib/clock";
import { lockInvoice } from "@/lib/invoices/mark-invoice-paid";
import { lockSubscription } from "@/lib/subscriptions/live-subscription";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";

/**
 * Takes back the period of a payment that was refunded in full before it began: what is paid ends where it ended without
 * it, and is billed again from there. Only the newest one, so that no gap opens before another; and with it those before
 * it that were refunded in full earlier and had to wait for it. Answers their invoices, the newest first. The caller holds
 * the account's lock, and has written the refund.
 */
export async function releasePeriods(tx: Tx, account: Account, payment: Payment): Promise<Invoice[]> {
  const subscription = await lockSubscription(tx, account.id, await subscriptionIdOf(tx, payment));
  const invoice = await lockInvoice(tx, account.id, payment.invoiceId);
  if (!isAhead(invoice) || !isNewest(invoice, subscription)) return [];
  const periods = await listPeriods(tx, subscription.id);
  const last = periods.findIndex((period) => !isReleasable(period));
  const { periodStart, periodEnd } = periods[last] ?? {};
  if (!periodStart || last === 0) return [];
  const released = periods.slice(0, last);
  await release(tx, released);
  await tx
    .update(subscriptions)
    .set({ currentPeriodStart: periodStart, currentPeriodEnd: periodEnd, updatedAt: now() })
    .where(eq(subscriptions.id, subscription.id));
  await syncProviderSubscription(tx, subscription);
  return released;
}

/** It is locked before its invoice. */
async function subscriptionIdOf(tx: Tx, { invoiceId }: Payment): Promise<number> {
  const [invoice] = await tx
    .select({ subscriptionId: invoices.subscriptionId })
    .from(invoices)
    .where(eq(invoices.id, invoiceId));
  return invoice!.subscriptionId;
}

function isAhead({ kind, periodStart }: Invoice): boolean {
  return kind === "renewal" && periodStart !== null && periodStart > now();
}

function isNewest({ periodEnd }: Invoice, { currentPeriodEnd }: Subscription): boolean {
  return periodEnd?.getTime() === currentPeriodEnd?.getTime();
}

type PaidPeriod = Invoice & { isRefunded: boolean };

const isReleasable = (period: PaidPeriod): boolean => period.isRefunded && isAhead(period);

/** What is paid on the subscription, the newest period first. */
function listPeriods(tx: Tx, subscriptionId: number): Promise<PaidPeriod[]> {
  const refunded = and(eq(payments.invoiceId, invoices.id), eq(payments.status, "refunded"));
  const isRefunded = sql<boolean>`${exists(tx.select({ id: payments.id }).from(payments).where(refunded))}`;
  return tx
    .select({ ...getTableColumns(invoices), isRefunded })
    .from(invoices)
    .where(
      and(
        eq(invoices.subscriptionId, subscriptionId),
        eq(invoices.status, "paid"),
        inArray(invoices.kind, ["first", "renewal"]),
        isNull(invoices.releasedAt),
      ),
    )
    .orderBy(desc(invoices.periodEnd), desc(invoices.id));
}

async function release(tx: Tx, released: readonly Invoice[]): Promise<void> {
  const ids = released.map(({ id }) => id);
  await tx.update(invoices).set({ releasedAt: now(), updatedAt: now() }).where(inArray(invoices.id, ids));
}
