import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { payments, subscriptions } from "@/db/schema";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { voidOpenInvoices } from "@/lib/subscriptions/open-invoices";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";

/**
 * Makes room for a subscription that staff give: the running one is cancelled at once, and what was to be paid for it is
 * void. Throws `invalid_state` while a transfer waits for a decision. The caller holds the account.
 */
export async function retireSubscription(tx: Tx, accountId: number): Promise<void> {
  await requireNoPendingTransfer(tx, accountId);
  await voidOpenInvoices(tx, accountId, ["first", "renewal", "upgrade"]);
  const subscription = await lockLiveSubscription(tx, accountId);
  if (!subscription) return;
  await tx
    .update(subscriptions)
    .set({ status: "cancelled", cancelledAt: now(), updatedAt: now() })
    .where(eq(subscriptions.id, subscription.id));
  await syncProviderSubscription(tx, subscription);
}

/** Money that somebody says is on its way must not lose the invoice it is for. */
export async function requireNoPendingTransfer(tx: Tx, accountId: number): Promise<void> {
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
