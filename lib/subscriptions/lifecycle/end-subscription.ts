import { and, eq, ne } from "drizzle-orm";
import { accounts, type Subscription, subscriptions, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { lockBalance, writeLedger } from "@/lib/credits/write-ledger";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";

/**
 * It is over: subscription and account are cancelled, left credits lapse in the ledger, open invoices are void. A
 * suspended account stays suspended, or cancelling and choosing a plan would be the way around it.
 */
export async function endSubscription(tx: Tx, subscription: Subscription, actor: string): Promise<void> {
  const { accountId, id } = subscription;
  await voidOpenInvoices(tx, accountId, ["first", "renewal", "upgrade"]);
  await tx
    .update(subscriptions)
    .set({ status: "cancelled", cancelledAt: now(), updatedAt: now() })
    .where(eq(subscriptions.id, id));
  await cancelAccount(tx, accountId);
  if ((await lockBalance(tx, accountId)) > 0) {
    await writeLedger(tx, { accountId, kind: "reset", newBalance: 0, description: "Subscription ended" });
  }
  await syncProviderSubscription(tx, subscription);
  await recordAudit(tx, {
    accountId,
    actor,
    action: "subscription.ended",
    targetType: "subscription",
    targetId: id,
  });
}

async function cancelAccount(tx: Tx, accountId: number): Promise<void> {
  const cancelled = await tx
    .update(accounts)
    .set({ status: "cancelled", cancelledAt: now(), updatedAt: now() })
    .where(and(eq(accounts.id, accountId), ne(accounts.status, "suspended")))
    .returning({ id: accounts.id });
  if (cancelled.length > 0) return;
  await tx
    .update(accounts)
    .set({ previousStatus: "cancelled", updatedAt: now() })
    .where(eq(accounts.id, accountId));
}
