import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { checkouts, invoices, payments, subscriptions } from "@/db/schema";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import type { Subscription } from "@/lib/subscriptions/start-subscription";

/**
 * Ends what an account subscribes to, at once: the subscription is cancelled, what was to be paid for it is void. Answers
 * the subscription as it was. Throws `invalid_state` while a transfer waits for a decision. The caller holds the account.
 */
export async function endSubscription(tx: Tx, accountId: number): Promise<Subscription | undefined> {
  await requireNoPendingTransfer(tx, accountId);
  const subscription = await lockLiveSubscription(tx, accountId);
  const open = await tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.accountId, accountId), eq(invoices.status, "open")))
    .for("update");
  for (const invoice of open) await voidInvoice(tx, invoice);
  await expireCheckouts(
    tx,
    accountId,
    open.map(({ id }) => id),
  );
  if (subscription) await cancelSubscription(tx, subscription.id);
  return subscription;
}

async function requireNoPendingTransfer(tx: Tx, accountId: number): Promise<void> {
  const [waiting] = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.accountId, accountId), eq(payments.status, "pending_approval")))
    .limit(1);
  if (!waiting) return;
  throw new AppError("invalid_state", {
    message: "A transfer of this account waits for approval. Approve or reject it first.",
  });
}

async function expireCheckouts(tx: Tx, accountId: number, invoiceIds: number[]): Promise<void> {
  if (invoiceIds.length === 0) return;
  await tx
    .update(checkouts)
    .set({ status: "expired", updatedAt: now() })
    .where(
      and(
        eq(checkouts.accountId, accountId),
        inArray(checkouts.invoiceId, invoiceIds),
        eq(checkouts.status, "open"),
      ),
    );
}

async function cancelSubscription(tx: Tx, id: number): Promise<void> {
  await tx
    .update(subscriptions)
    .set({
      status: "cancelled",
      cancelledAt: now(),
      scheduledPlanId: null,
      scheduledInterval: null,
      scheduledKeepSiteIds: null,
      updatedAt: now(),
    })
    .where(eq(subscriptions.id, id));
}
