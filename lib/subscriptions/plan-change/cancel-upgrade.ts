import { asSystem } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import { listOpenInvoices, voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { requireNoTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { requireNotBeingCharged } from "./require-changeable";

/**
 * Takes back an upgrade that waits to be paid: the plan stays as it is, and so does a change that waits for the period's
 * end. Throws `invalid_state` where none waits, and what `requireNoTransferWaiting` and `requireNotBeingCharged` throw.
 */
export function cancelUpgrade(wanted: Author & { accountId: number }): Promise<void> {
  const { accountId, actor, requestId } = wanted;
  return asSystem(async (tx) => {
    await lockAccountFor(tx, accountId, standingOf(wanted, "billing:manage"));
    const subscription = await lockLiveSubscription(tx, accountId);
    if (subscription) requireNotBeingCharged(subscription);
    const upgrade = (await listOpenInvoices(tx, accountId)).find(({ kind }) => kind === "upgrade");
    if (!upgrade) throw new AppError("invalid_state", { message: "There is no upgrade to cancel." });
    await requireNoTransferWaiting(tx, accountId);
    await voidOpenInvoices(tx, accountId, ["upgrade"]);
    await recordAudit(tx, {
      accountId,
      actor,
      requestId,
      action: "subscription.upgrade_cancelled",
      targetType: "invoice",
      targetId: upgrade.id,
      after: { invoice: upgrade.number },
    });
  });
}
