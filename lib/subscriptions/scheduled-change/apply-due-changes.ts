import { and, isNotNull, ne } from "drizzle-orm";
import { directlyAsSystem, subscriptions } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { applyScheduledChange } from "./scheduled-change";

/** Plan changes that waited and whose time has come. */
export async function applyDueChanges(): Promise<number> {
  const waiting = await directlyAsSystem((db) =>
    db
      .select({ accountId: subscriptions.accountId })
      .from(subscriptions)
      .where(and(isNotNull(subscriptions.scheduledPlanId), ne(subscriptions.status, "cancelled"))),
  );
  const accountIds = waiting.map(({ accountId }) => accountId);
  return eachAccount("apply-scheduled-changes", accountIds, async (tx, account) => {
    const subscription = await lockLiveSubscription(tx, account.id);
    return subscription ? applyScheduledChange(tx, subscription) : false;
  });
}
