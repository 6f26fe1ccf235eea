import { asc, eq } from "drizzle-orm";
import { type Account, accounts, asSystem, memberships, type Tx } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { RESTORABLE_DAYS } from "@/lib/accounts/purge-closed-accounts";
import { recordAudit } from "@/lib/audit/record-audit";
import { lockProven, provePassword } from "@/lib/auth/passwords/prove-password";
import { endAllSessions } from "@/lib/auth/sessions/end-sessions";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
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
 * forbidden for whoever is not its owner any more, or unauthenticated.
 */
export async function closeAccount({ accountId, confirmName, requestId, ...typed }: Closing): Promise<void> {
  const { userId } = typed;
  const proof = await provePassword(typed);
  return asSystem(async (tx) => {
    const account = await lockAccountFor(tx, accountId, { userId, permission: "account:write" });
    await lockProven(tx, proof);
    if (account.closedAt) return;
    if (confirmName !== account.name)
      throw new AppError("validation_error", {
        fields: { confirm_name: ["That is not the account's name."] },
      });
    const actor = `user:${userId}`;
    const subscription = await lockLiveSubscription(tx, accountId);
    if (subscription) await endSubscription(tx, subscription, actor);
    await markClosed(tx, account);
    const purgedAt = addDays(now(), RESTORABLE_DAYS).toISOString();
    await mailBillingContact(tx, { accountId, template: "account-closed", props: { purgedAt } });
    await signEverybodyOut(tx, accountId);
    await recordAudit(tx, {
      accountId,
      actor,
      requestId,
      action: "account.closed",
      targetType: "account",
      targetId: accountId,
      before: { status: account.status },
      after: { status: "cancelled", purged_at: purgedAt },
    });
  });
}

async function markClosed(tx: Tx, account: Account): Promise<void> {
  const at = now();
  const previousStatus = account.status === "suspended" ? account.previousStatus : account.status;
  await tx
    .update(accounts)
    .set({
      status: "cancelled",
      suspensionReason: null,
      suspendedAt: null,
      previousStatus,
      cancelledAt: at,
      closedAt: at,
      updatedAt: at,
    })
    .where(eq(accounts.id, account.id));
}

async function signEverybodyOut(tx: Tx, accountId: number): Promise<void> {
  const members = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(eq(memberships.accountId, accountId))
    .orderBy(asc(memberships.userId));
  for (const { userId } of members) await endAllSessions(tx, userId);
}
