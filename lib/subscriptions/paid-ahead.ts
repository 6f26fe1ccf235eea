import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invoices } from "@/db/schema";
import type { Invoice } from "@/lib/invoices/create-invoice";
import type { Subscription } from "./start-subscription";

/** The paid renewal on the plan that waits, whose period the subscription names: it lies ahead, or has just begun. */
export async function findPaidOnScheduled(tx: Tx, subscription: Subscription): Promise<Invoice | undefined> {
  const { id, accountId, scheduledPlanId, currentPeriodEnd } = subscription;
  if (!scheduledPlanId || !currentPeriodEnd) return undefined;
  const [invoice] = await tx
    .select()
    .from(invoices)
    .where(
      and(
        eq(invoices.accountId, accountId),
        eq(invoices.subscriptionId, id),
        eq(invoices.planId, scheduledPlanId),
        eq(invoices.kind, "renewal"),
        eq(invoices.status, "paid"),
        eq(invoices.periodEnd, currentPeriodEnd),
      ),
    )
    .orderBy(desc(invoices.id))
    .limit(1);
  return invoice;
}
