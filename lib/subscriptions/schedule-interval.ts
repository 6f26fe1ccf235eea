import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Subscription } from "@/db/schema";
import { subscriptions } from "@/db/schema";
import type { BillingInterval } from "@/db/words";

/** The plan stays; from the end of what is paid it is billed by the other interval. The running one schedules nothing. */
export async function scheduleInterval(
  tx: Tx,
  subscription: Subscription,
  { planId, interval }: { planId: number; interval: BillingInterval },
): Promise<void> {
  if (interval === subscription.billingInterval) return;
  await tx
    .update(subscriptions)
    .set({ scheduledPlanId: planId, scheduledInterval: interval })
    .where(eq(subscriptions.id, subscription.id));
}
