import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Subscription } from "@/db/schema";
import { subscriptions } from "@/db/schema";

/** No change waits any more: it has been applied, or the customer has thought again. */
export async function dropScheduledChange(tx: Tx, subscription: Pick<Subscription, "id">): Promise<void> {
  await tx
    .update(subscriptions)
    .set({ scheduledPlanId: null, scheduledInterval: null, scheduledKeepSiteIds: null })
    .where(eq(subscriptions.id, subscription.id));
}
