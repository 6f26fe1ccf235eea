import { asSystem, type Tx } from "@/db";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { lockAccount } from "@/lib/accounts/lock-account";
import type { StaffAct } from "@/lib/admin/staff-act";
import { requireNoTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { mailBillingContact } from "@/lib/mail/mail-billing-contact";
import { requireStaff } from "@/lib/staff/require-staff";
import { endSubscription } from "@/lib/subscriptions/lifecycle/end-subscription";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";

/**
 * Cancels an account and its subscription immediately; nothing is deleted, and `reactivateAccount` brings it back. Twice
 * changes nothing. Throws `not_found`, and `invalid_state` while a transfer waits for a decision.
 */
export function cancelAccount(accountId: number, act: StaffAct): Promise<{ changed: boolean }> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, accountId);
    await requireStaff(tx, act);
    if (account.status === "cancelled") return { changed: false };
    await requireNoTransferWaiting(tx, accountId, "staff");
    const subscription = await lockLiveSubscription(tx, accountId);
    const before = { subscription_status: subscription?.status ?? null };
    const cause = { ...act, action: "account.cancelled", before };
    const cancelled = await changeAccountStatus(tx, account, { to: "cancelled" }, cause);
    if (subscription) await endSubscription(tx, cancelled, subscription, act.actor);
    await tell(tx, accountId, subscription?.planId);
    return { changed: true };
  });
}

async function tell(tx: Tx, accountId: number, planId: number | undefined): Promise<void> {
  const planName = planId === undefined ? undefined : (await getPlanById(tx, planId)).name;
  const props = { planName, hasEnded: true, byUs: true };
  await mailBillingContact(tx, { accountId, template: "subscription-cancelled", props });
}
