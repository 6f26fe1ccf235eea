import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, subscriptions } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { lockBalance, writeLedger } from "@/lib/credits/write-ledger";
import { voidOpenInvoices } from "./open-invoices";
import type { Subscription } from "./start-subscription";
import { syncProviderSubscription } from "./sync-provider-subscription";

/** It is over: subscription and account are cancelled, left credits lapse in the ledger, open invoices are void. */
export async function endSubscription(tx: Tx, subscription: Subscription, actor: string): Promise<void> {
  const { accountId, id } = subscription;
  await voidOpenInvoices(tx, accountId, ["first", "renewal", "upgrade"]);
  await tx
    .update(subscriptions)
    .set({ status: "cancelled", cancelledAt: now(), updatedAt: now() })
    .where(eq(subscriptions.id, id));
  await tx
    .update(accounts)
    .set({ status: "cancelled", suspensionReason: null, cancelledAt: now(), updatedAt: now() })
    .where(eq(accounts.id, accountId));
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
