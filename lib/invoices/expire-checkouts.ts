import { and, eq, inArray, isNull } from "drizzle-orm";
import { checkouts, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { enqueueJob } from "@/lib/jobs/enqueue-job";

/**
 * The invoices are paid or void: their open Checkout pages are closed at Stripe after commit, so that nobody pays on one
 * later. PayPal has no way to close an order, and needs none: one is captured only while its invoice is open. The pages of
 * Stripe's own invoices end with their subscription.
 */
export async function expireCheckouts(tx: Tx, invoiceIds: number[]): Promise<void> {
  if (invoiceIds.length === 0) return;
  const open = await tx
    .select({ provider: checkouts.provider, externalId: checkouts.externalId })
    .from(checkouts)
    .where(and(inArray(checkouts.invoiceId, invoiceIds), eq(checkouts.status, "open")));
  if (open.some(({ provider }) => provider === "paypal")) await closeOrders(tx, invoiceIds);
  for (const { externalId } of open.filter((page) => page.externalId.startsWith("cs_")))
    await enqueueJob(tx, {
      task: "expire-stripe-checkout",
      payload: { externalId },
      jobKey: `expire-stripe-checkout:${externalId}`,
      queue: `stripe-checkout:${externalId}`,
    });
}

/** Not one whose money is being taken: what becomes of that is still asked about. */
async function closeOrders(tx: Tx, invoiceIds: number[]): Promise<void> {
  await tx
    .update(checkouts)
    .set({ status: "expired", updatedAt: now() })
    .where(
      and(
        inArray(checkouts.invoiceId, invoiceIds),
        eq(checkouts.provider, "paypal"),
        eq(checkouts.status, "open"),
        isNull(checkouts.captureClaimedAt),
      ),
    );
}
