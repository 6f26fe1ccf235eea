import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { subscriptions } from "@/db/schema";
import { now } from "@/lib/clock";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { voidOpenInvoices } from "@/lib/subscriptions/open-invoices";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";
import { requireNoTransferWaiting } from "@/lib/subscriptions/transfer-waiting";

/**
 * Makes room for a subscription that staff give: the running one is cancelled at once, and what was to be paid for it is
 * void. Throws `invalid_state` while a transfer waits for a decision. The caller holds the account.
 */
export async function retireSubscription(tx: Tx, accountId: number): Promise<void> {
  await requireNoTransferWaiting(tx, accountId, "staff");
  await voidOpenInvoices(tx, accountId, ["first", "renewal", "upgrade"]);
  const subscription = await lockLiveSubscription(tx, accountId);
  if (!subscription) return;
  await tx
    .update(subscriptions)
    .set({ status: "cancelled", cancelledAt: now(), updatedAt: now() })
    .where(eq(subscriptions.id, subscription.id));
  await syncProviderSubscription(tx, subscription);
}
