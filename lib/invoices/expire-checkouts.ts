import { and, eq, inArray, like } from "drizzle-orm";
import { checkouts, type Tx } from "@/db";
import { enqueueJob } from "@/lib/jobs/enqueue-job";

/**
 * The invoices are paid or void: their open Checkout pages are closed after commit, so that nobody pays on one later. Not
 * the pages of Stripe's own invoices, which end with their subscription, nor PayPal's orders, which are captured only
 * while their invoice is open.
 */
export async function expireCheckouts(tx: Tx, invoiceIds: number[]): Promise<void> {
  if (invoiceIds.length === 0) return;
  const open = await tx
    .select({ externalId: checkouts.externalId })
    .from(checkouts)
    .where(
      and(
        inArray(checkouts.invoiceId, invoiceIds),
        eq(checkouts.status, "open"),
        eq(checkouts.provider, "stripe"),
        like(checkouts.externalId, "cs_%"),
      ),
    );
  for (const { externalId } of open)
    await enqueueJob(tx, {
      task: "expire-stripe-checkout",
      payload: { externalId },
      jobKey: `expire-stripe-checkout:${externalId}`,
    });
}
