import { and, desc, eq, inArray, isNull, ne } from "drizzle-orm";
import {
  type Account,
  type Invoice,
  invoices,
  type Payment,
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
 * it, and is billed again from there. Only the newest one, so that no gap opens before another. Answers its invoice;
 * undefined where there is none such. The caller holds the account's lock.
 */
export async function releasePeriod(
  tx: Tx,
  account: Account,
  payment: Payment,
): Promise<Invoice | undefined> {
  const subscription = await lockSubscription(tx, account.id, await subscriptionIdOf(tx, payment));
  const invoice = await lockInvoice(tx, account.id, payment.invoiceId);
  if (!isAheadAndNewest(invoice, subscription)) return undefined;
  const before = await findPeriodBefore(tx, invoice);
  if (!before?.periodStart) return undefined;
  await tx.update(invoices).set({ releasedAt: now(), updatedAt: now() }).where(eq(invoices.id, invoice.id));
  await tx
    .update(subscriptions)
    .set({ currentPeriodStart: before.periodStart, currentPeriodEnd: before.periodEnd, updatedAt: now() })
    .where(eq(subscriptions.id, subscription.id));
  await syncProviderSubscription(tx, subscription);
  return invoice;
}

/** It is locked before its invoice. */
async function subscriptionIdOf(tx: Tx, { invoiceId }: Payment): Promise<number> {
  const [invoice] = await tx
    .select({ subscriptionId: invoices.subscriptionId })
    .from(invoices)
    .where(eq(invoices.id, invoiceId));
  return invoice!.subscriptionId;
}

function isAheadAndNewest(invoice: Invoice, { currentPeriodEnd }: Subscription): boolean {
  const { kind, periodStart, periodEnd } = invoice;
  const isAhead = kind === "renewal" && periodStart !== null && periodStart > now();
  return isAhead && periodEnd?.getTime() === currentPeriodEnd?.getTime();
}

async function findPeriodBefore(tx: Tx, { id, subscriptionId }: Invoice): Promise<Invoice | undefined> {
  const [before] = await tx
    .select()
    .from(invoices)
    .where(
      and(
        eq(invoices.subscriptionId, subscriptionId),
        eq(invoices.status, "paid"),
        inArray(invoices.kind, ["first", "renewal"]),
        ne(invoices.id, id),
        isNull(invoices.releasedAt),
      ),
    )
    .orderBy(desc(invoices.periodEnd))
    .limit(1);
  return before;
}
