import { and, desc, eq, gt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Invoice, Subscription } from "@/db/schema";
import { invoices } from "@/db/schema";
import { now } from "@/lib/clock";

/**
 * The first paid renewal on another plan that waits: its period lies ahead, or has just begun. Only what was paid last
 * counts, since a renewal from before an upgrade is for the time that the upgrade has taken over.
 */
export async function findPaidOnScheduled(tx: Tx, subscription: Subscription): Promise<Invoice | undefined> {
  const { id, accountId, planId, scheduledPlanId } = subscription;
  if (!scheduledPlanId || scheduledPlanId === planId) return undefined;
  const own = and(eq(invoices.accountId, accountId), eq(invoices.subscriptionId, id));
  const paid = await tx
    .select()
    .from(invoices)
    .where(and(own, eq(invoices.status, "paid"), gt(invoices.periodEnd, now())))
    .orderBy(desc(invoices.paidAt), desc(invoices.id));
  const other = paid.findIndex((invoice) => invoice.kind !== "renewal" || invoice.planId !== scheduledPlanId);
  return (other < 0 ? paid : paid.slice(0, other)).at(-1);
}
