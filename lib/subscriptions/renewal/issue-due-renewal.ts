import { asSystem } from "@/db";
import { isSuspendedByStaff } from "@/lib/accounts/account";
import { lockAccount } from "@/lib/accounts/lock-account";
import { now } from "@/lib/clock";
import { getSubscription, lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { applyScheduledChange } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { addDays } from "@/lib/time/days";
import { INVOICE_DAYS_BEFORE } from "./renewal";
import { issueRenewalInvoice } from "./renewal-invoice";

/**
 * Bills the next period now, where a job would within the hour: a provider asks for its money already, and what becomes of
 * that has to name an invoice. Nothing for who is billed nothing, and where it is billed before.
 */
export function issueDueRenewal(accountId: number): Promise<void> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, accountId);
    const found = await lockLiveSubscription(tx, accountId);
    if (!found?.currentPeriodEnd || isSuspendedByStaff(account)) return;
    const isRunning = found.status === "active" || found.status === "past_due";
    if (!isRunning || found.currentPeriodEnd > addDays(now(), INVOICE_DAYS_BEFORE)) return;
    await applyScheduledChange(tx, found);
    await issueRenewalInvoice(tx, await getSubscription(tx, accountId, found.id));
  });
}
