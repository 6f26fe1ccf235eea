import { and, eq, lte } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Account } from "@/db/schema";
import { accounts, subscriptions } from "@/db/schema";
import { directlyAsSystem } from "@/db/scope";
import { eachAccount } from "@/lib/accounts/each-account";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { endSubscription } from "./end-subscription";
import { lockLiveSubscription } from "./live-subscription";
import { mailBillingContact } from "./mail-billing-contact";
import { isTransferWaiting } from "./transfer-waiting";

/**
 * Trials that are over are suspended, with everything kept; one that its owner has cancelled ends, unless money is on its
 * way. Returns how many.
 */
export async function expireTrials(): Promise<number> {
  const due = await directlyAsSystem((db) =>
    db
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.status, "trial"), lte(accounts.trialEndsAt, now()))),
  );
  return eachAccount(
    "expire-trials",
    due.map(({ id }) => id),
    expireTrial,
  );
}

async function expireTrial(tx: Tx, account: Account): Promise<boolean> {
  if (account.status !== "trial" || !account.trialEndsAt || account.trialEndsAt > now()) return false;
  const subscription = await lockLiveSubscription(tx, account.id);
  const ends = subscription?.cancelAtPeriodEnd && !(await isTransferWaiting(tx, account.id));
  if (ends) await endSubscription(tx, subscription, ACTOR);
  else await suspend(tx, account, account.trialEndsAt);
  return true;
}

const ACTOR = "job:expire-trials";

async function suspend(tx: Tx, account: Account, endedAt: Date): Promise<void> {
  await tx
    .update(accounts)
    .set({
      status: "suspended",
      suspensionReason: "trial_expired",
      previousStatus: "trial",
      suspendedAt: now(),
      updatedAt: now(),
    })
    .where(eq(accounts.id, account.id));
  await tx
    .update(subscriptions)
    .set({ status: "pending_payment", updatedAt: now() })
    .where(and(eq(subscriptions.accountId, account.id), eq(subscriptions.status, "trialing")));
  await recordAudit(tx, {
    accountId: account.id,
    actor: ACTOR,
    action: "account.suspended",
    reason: "trial_expired",
  });
  await mailBillingContact(tx, {
    accountId: account.id,
    template: "trial-ended",
    onceKey: `trial-ended:${account.id}:${endedAt.toISOString()}`,
    props: {},
  });
}
