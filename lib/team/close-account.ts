import { asSystem } from "@/db";
import { INVOICE_KINDS } from "@/db/words";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { RESTORABLE_DAYS } from "@/lib/accounts/purge-closed-accounts";
import { refuseInSandbox } from "@/lib/accounts/sandbox/refuse-in-sandbox";
import { lockProven, provePassword } from "@/lib/auth/passwords/prove-password";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { requireNoTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { endSubscription } from "@/lib/subscriptions/lifecycle/end-subscription";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { addDays } from "@/lib/time/days";

export interface Closing {
  accountId: number;
  userId: number;
  sessionId?: string;
  /** Typed, to show that it is meant. */
  confirmName: string;
  password: string;
  requestId?: string;
}

/**
 * Closes the account for its owner: the subscription ends, everybody is signed out, keys stop; after 30 days everything is
 * deleted, until then our staff can restore it. Twice is once. Throws validation_error (`confirm_name`, `password`),
 * invalid_state while a reported transfer waits, forbidden for a caller who no longer owns it, or unauthenticated.
 */
export async function closeAccount({ accountId, confirmName, requestId, ...typed }: Closing): Promise<void> {
  const { userId } = typed;
  const proof = await provePassword(typed);
  return asSystem(async (tx) => {
    const account = await lockAccountFor(tx, accountId, { userId, permission: "account:write" });
    refuseInSandbox(account, "Delete the sandbox under Settings, Sandbox. Only a live account is closed.");
    await lockProven(tx, proof);
    if (account.closedAt) return;
    if (confirmName !== account.name)
      throw new AppError("validation_error", {
        fields: { confirm_name: ["That is not the account's name."] },
      });
    await requireNoTransferWaiting(tx, accountId, "tenant", INVOICE_KINDS);
    const actor = `user:${userId}`;
    const purgedAt = addDays(now(), RESTORABLE_DAYS).toISOString();
    const cause = { actor, requestId, action: "account.closed", after: { purged_at: purgedAt } };
    const closed = await changeAccountStatus(tx, account, { to: "cancelled", closed: true }, cause);
    await voidOpenInvoices(tx, accountId, ["credit_package"]);
    const subscription = await lockLiveSubscription(tx, accountId);
    if (subscription) await endSubscription(tx, closed, subscription, actor);
    await mailBillingContact(tx, { accountId, template: "account-closed", props: { purgedAt } });
  });
}
