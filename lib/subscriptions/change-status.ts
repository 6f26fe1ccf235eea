import { and, eq } from "drizzle-orm";
import { type Subscription, subscriptions, type Tx } from "@/db";
import type { SubscriptionStatus } from "@/db/words";
import type { StatusCause } from "@/lib/accounts/change-status";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { canBecome, toldOfSubscription } from "./subscription";
import { syncProviderSubscription } from "./sync-provider-subscription";

/** Columns that change together with the status, in the same statement. */
type Together = Partial<
  Omit<typeof subscriptions.$inferInsert, "id" | "accountId" | "status" | "cancelledAt">
>;

/**
 * The one door through which a subscription's status changes; test/architecture lets no other file write it.
 * `subscription` is the row as it was locked in this transaction, its account's before it. Writes the audit row; where it
 * is cancelled, Stripe hears of it. Answers the subscription as it is now. Throws `invalid_state` where
 * SUBSCRIPTION_TRANSITIONS has no way there, and an error where the row was not locked.
 */
export async function changeSubscriptionStatus(
  tx: Tx,
  subscription: Subscription,
  to: SubscriptionStatus,
  cause: StatusCause,
  together: Together = {},
): Promise<Subscription> {
  if (!canBecome(subscription.status, to))
    throw new AppError("invalid_state", { message: `This subscription is ${subscription.status}.` });
  const cancelledAt = to === "cancelled" ? now() : null;
  const changed = await write(tx, subscription, { ...together, status: to, cancelledAt });
  if (to === "cancelled") await syncProviderSubscription(tx, subscription);
  if ("action" in cause) await recordAudit(tx, auditOf(subscription, changed, cause));
  tellOthers(tx, subscription, changed);
  return changed;
}

function tellOthers(tx: Tx, before: Subscription, after: Subscription): void {
  const { object, data } = toldOfSubscription(after);
  recordEvent(tx, {
    accountId: after.accountId,
    type: "subscription.status_changed",
    object,
    data: { ...data, previous_status: before.status },
  });
}

async function write(
  tx: Tx,
  { id, status }: Subscription,
  columns: Together & Pick<Subscription, "status" | "cancelledAt">,
): Promise<Subscription> {
  const [changed] = await tx
    .update(subscriptions)
    .set({ ...columns, updatedAt: now() })
    .where(and(eq(subscriptions.id, id), eq(subscriptions.status, status)))
    .returning();
  if (!changed) throw new Error(`Subscription ${id} was not ${status}: it was read without its lock.`);
  return changed;
}

function auditOf(
  before: Subscription,
  after: Subscription,
  cause: Exclude<StatusCause, { recordedAs: string }>,
) {
  return {
    ...cause,
    accountId: before.accountId,
    targetType: "subscription",
    targetId: before.id,
    before: { status: before.status, ...cause.before },
    after: { status: after.status, ...cause.after },
  };
}
