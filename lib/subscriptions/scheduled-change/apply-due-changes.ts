import { and, eq, isNotNull, lte, ne, or, sql } from "drizzle-orm";
import { directlyAsSystem, invoices, plans, subscriptions } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { applyScheduledChange } from "./scheduled-change";

/** Plan changes that waited and whose time has come. Those that still wait are read, and not locked. */
export async function applyDueChanges(): Promise<number> {
  const waiting = await directlyAsSystem((db) => {
    const { accountId, scheduledPlanId, status } = subscriptions;
    const isWaiting = and(isNotNull(scheduledPlanId), ne(status, "cancelled"));
    return db
      .select({ accountId })
      .from(subscriptions)
      .innerJoin(plans, eq(plans.id, subscriptions.planId))
      .where(and(isWaiting, mayHaveCome(now())));
  });
  const accountIds = waiting.map(({ accountId }) => accountId);
  return eachAccount("apply-scheduled-changes", accountIds, async (tx, account) => {
    const subscription = await lockLiveSubscription(tx, account.id);
    return subscription ? applyScheduledChange(tx, subscription) : false;
  });
}

/** Where applyScheduledChange may say yes: the time is over, the old plan is no longer sold, or the new one is paid. */
function mayHaveCome(at: Date) {
  const { currentPeriodEnd, scheduledPlanId } = subscriptions;
  // For each, by its index: `exists` may be answered by reading every invoice that was ever paid.
  const isPaid = sql`(
    select true from ${invoices}
    where ${invoices.subscriptionId} = ${subscriptions.id} and ${invoices.status} = 'paid'
      and ${invoices.planId} = ${scheduledPlanId} and ${invoices.releasedAt} is null
      and ${invoices.periodStart} <= ${at.toISOString()} and ${invoices.periodEnd} > ${at.toISOString()} limit 1)`;
  return or(lte(currentPeriodEnd, at), eq(plans.isActive, false), isPaid);
}
