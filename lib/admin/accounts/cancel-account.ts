import { eq } from "drizzle-orm";
import { type Account, accounts, asSystem, type Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordStaffAct, type StaffAct } from "@/lib/admin/staff-act";
import { endBrowserSessions } from "@/lib/auth/sessions/end-sessions";
import { now } from "@/lib/clock";
import { requireNoTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { endSubscription } from "@/lib/subscriptions/lifecycle/end-subscription";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";

/**
 * Cancels an account and its subscription at once; nothing is deleted, and `reactivateAccount` brings it back. Twice
 * changes nothing. Throws `not_found`, and `invalid_state` while a transfer waits for a decision.
 */
export function cancelAccount(accountId: number, act: StaffAct): Promise<{ changed: boolean }> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account.status === "cancelled") return { changed: false };
    await requireNoTransferWaiting(tx, accountId, "staff");
    const subscription = await lockLiveSubscription(tx, accountId);
    if (subscription) await endSubscription(tx, subscription, act.actor);
    await markCancelled(tx, account);
    await endBrowserSessions(tx, accountId);
    const before = { status: account.status, subscription_status: subscription?.status ?? null };
    const after = { status: "cancelled" };
    await recordStaffAct(tx, { accountId, action: "account.cancelled", before, after }, act);
    return { changed: true };
  });
}

async function markCancelled(tx: Tx, account: Account): Promise<void> {
  await tx
    .update(accounts)
    .set({
      status: "cancelled",
      suspensionReason: null,
      suspendedAt: null,
      previousStatus: account.status === "suspended" ? account.previousStatus : account.status,
      cancelledAt: now(),
      updatedAt: now(),
    })
    .where(eq(accounts.id, account.id));
}
