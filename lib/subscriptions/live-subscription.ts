import { and, eq, ne } from "drizzle-orm";
import { type Subscription, subscriptions, type Tx } from "@/db";
import { AppError } from "@/lib/errors";

/** The account's one subscription that is not cancelled, locked until the transaction ends. */
export async function lockLiveSubscription(tx: Tx, accountId: number): Promise<Subscription | undefined> {
  const [subscription] = await tx.select().from(subscriptions).where(live(accountId)).for("update");
  return subscription;
}

/** Like `lockLiveSubscription`, without a lock. */
export async function findLiveSubscription(tx: Tx, accountId: number): Promise<Subscription | undefined> {
  const [subscription] = await tx.select().from(subscriptions).where(live(accountId));
  return subscription;
}

export async function lockSubscription(tx: Tx, accountId: number, id: number): Promise<Subscription> {
  const own = and(eq(subscriptions.accountId, accountId), eq(subscriptions.id, id));
  const [subscription] = await tx.select().from(subscriptions).where(own).for("update");
  if (!subscription) throw new AppError("not_found");
  return subscription;
}

export async function getSubscription(tx: Tx, accountId: number, id: number): Promise<Subscription> {
  const own = and(eq(subscriptions.accountId, accountId), eq(subscriptions.id, id));
  const [subscription] = await tx.select().from(subscriptions).where(own);
  if (!subscription) throw new AppError("not_found");
  return subscription;
}

const live = (accountId: number) =>
  and(eq(subscriptions.accountId, accountId), ne(subscriptions.status, "cancelled"));
