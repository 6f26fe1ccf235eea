import type { Tx } from "@/db/client";
import type { Subscription } from "@/db/schema";
import { type plans, subscriptions } from "@/db/schema";
import { now } from "@/lib/clock";

/**
 * The subscription of a plan that costs nothing: `trialing` until `trialEndsAt` for a trial, and `active` without an end
 * for a plan that has none. Writes no invoice.
 */
export async function startTrialSubscription(
  tx: Tx,
  start: { accountId: number; plan: Pick<typeof plans.$inferSelect, "id">; trialEndsAt: Date | null },
): Promise<Subscription> {
  const at = now();
  const [subscription] = await tx
    .insert(subscriptions)
    .values({
      accountId: start.accountId,
      planId: start.plan.id,
      status: start.trialEndsAt ? "trialing" : "active",
      anchorAt: at,
      currentPeriodStart: at,
      currentPeriodEnd: start.trialEndsAt,
      creditsResetAt: at,
      createdAt: at,
      updatedAt: at,
    })
    .returning();
  return subscription!;
}
