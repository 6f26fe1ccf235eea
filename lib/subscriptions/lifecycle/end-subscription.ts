import type { Account, Subscription, Tx } from "@/db";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { lockBalance, writeLedger } from "@/lib/credits/write-ledger";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { changeSubscriptionStatus } from "@/lib/subscriptions/change-status";

/**
 * It is over: subscription and account are cancelled, left credits lapse in the ledger, open invoices are void. A
 * suspended account stays suspended, or cancelling and choosing a plan would be the way around it. The caller has locked
 * both rows.
 */
export async function endSubscription(
  tx: Tx,
  account: Account,
  subscription: Subscription,
  actor: string,
): Promise<void> {
  const accountId = account.id;
  await voidOpenInvoices(tx, accountId, ["first", "renewal", "upgrade"]);
  await changeSubscriptionStatus(tx, subscription, "cancelled", { actor, action: "subscription.ended" });
  const told = { recordedAs: "subscription.ended" };
  await changeAccountStatus(tx, account, { to: "cancelled", behindSuspension: true }, told);
  if ((await lockBalance(tx, accountId)) > 0) {
    await writeLedger(tx, { accountId, kind: "reset", newBalance: 0, description: "Subscription ended" });
  }
}
