import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Account } from "@/db/schema";
import { accounts } from "@/db/schema";
import { asSystem } from "@/db/scope";
import type { AccountStatus } from "@/db/words";

import { lockAccount } from "@/lib/accounts/lock-account";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { giveDaysToPay } from "@/lib/subscriptions/payment-deadline";
import { prolongTrial } from "./extend-trial";
import { giveBackLapsedCredits } from "./give-back-lapsed-credits";
import { recordStaffAct } from "./record-staff-act";
import { restoreSubscription } from "./restore-subscription";
import type { StaffAct } from "./staff-act";

/** What a trial that is over gets when staff let its account work again. */
const TRIAL_DAYS = 7;

/**
 * Lets a suspended account work as it did before, and brings a cancelled or closed one back. A trial that is over gets 7
 * more days, a bill whose time to pay is over as well; a paid plan that has ended waits for its payment. Idempotent.
 * Returns the new status.
 */
export function reactivateAccount(
  accountId: number,
  act: StaffAct,
): Promise<{ changed: boolean; status: AccountStatus }> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account.status !== "suspended" && account.status !== "cancelled" && !account.closedAt) {
      return { changed: false, status: account.status };
    }
    const status = hasEnded(account) ? await restore(tx, account) : await resume(tx, account);
    const before = { status: account.status, suspension_reason: account.suspensionReason };
    await recordStaffAct(tx, { accountId, action: "account.reactivated", before, after: { status } }, act);
    return { changed: true, status };
  });
}

/** Its subscription is over, perhaps while the account was suspended. */
function hasEnded({ status, previousStatus, closedAt }: Account): boolean {
  return status === "cancelled" || previousStatus === "cancelled" || closedAt !== null;
}

async function resume(tx: Tx, account: Account): Promise<AccountStatus> {
  const status =
    account.previousStatus ?? (account.suspensionReason === "trial_expired" ? "trial" : "active");
  return letWork(tx, account, status);
}

async function restore(tx: Tx, account: Account): Promise<AccountStatus> {
  if (account.planId === null) throw new AppError("no_plan", { message: "Give the account a plan first." });
  const status = await restoreSubscription(tx, account);
  if (status !== "pending_payment") await giveBackLapsedCredits(tx, account.id);
  return letWork(tx, account, status);
}

async function letWork(tx: Tx, account: Account, status: AccountStatus): Promise<AccountStatus> {
  await tx
    .update(accounts)
    .set({
      status,
      suspensionReason: null,
      previousStatus: null,
      suspendedAt: null,
      cancelledAt: null,
      closedAt: null,
      updatedAt: now(),
    })
    .where(eq(accounts.id, account.id));
  const isOver = !account.trialEndsAt || account.trialEndsAt <= now();
  if (status === "trial" && isOver) await prolongTrial(tx, account, TRIAL_DAYS);
  if (status === "active") await giveDaysToPay(tx, account.id);
  return status;
}
