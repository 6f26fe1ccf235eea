import { and, eq, gt, lte } from "drizzle-orm";
import { type Account, accounts, directlyAsSystem, type Subscription, type Tx } from "@/db";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { findReportedAt, isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { accountsNotTold } from "@/lib/mail/find-written-keys";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { changeSubscriptionStatus } from "@/lib/subscriptions/change-status";
import { endSubscription, mailSubscriptionEnded } from "@/lib/subscriptions/lifecycle/end-subscription";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { trialDeadline } from "@/lib/subscriptions/period/period";
import { addDays, daysUntil, reminderStep } from "@/lib/time/days";

/**
 * Suspends trials that are over and keeps everything in them. A trial that its owner has cancelled ends, unless money is on
 * its way. A transfer that was reported in time holds either back for 14 days. Answers how many.
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

/** The same for one account, if its trial is over. */
export async function expireTrial(tx: Tx, account: Account): Promise<boolean> {
  if (account.status !== "trial" || !account.trialEndsAt || account.trialEndsAt > now()) return false;
  const reportedAt = await findReportedAt(tx, account.id);
  if (trialDeadline(account.trialEndsAt, reportedAt) > now()) return false;
  const subscription = await lockLiveSubscription(tx, account.id);
  const ends = subscription?.cancelAtPeriodEnd && !(await isTransferWaiting(tx, account.id));
  if (ends) {
    await mailSubscriptionEnded(tx, subscription, { reason: "canceled" });
    await endSubscription(tx, account, subscription, ACTOR);
  } else await suspend(tx, account, subscription, reportedAt !== null);
  return true;
}

const ACTOR = "job:expire-trials";

async function suspend(
  tx: Tx,
  account: Account,
  subscription: Subscription | undefined,
  isTransferReported: boolean,
): Promise<void> {
  const reason = "trial_expired";
  const cause = { actor: ACTOR, action: "account.suspended", reason };
  await changeAccountStatus(tx, account, { to: "suspended", reason }, cause);
  if (subscription?.status === "trialing")
    await changeSubscriptionStatus(tx, subscription, "pending_payment", { recordedAs: cause.action });
  await mailBillingContact(tx, {
    accountId: account.id,
    template: "trial-ended",
    onceKey: `trial-ended:${account.id}:${account.trialEndsAt?.toISOString()}`,
    props: { isTransferReported },
  });
}

/** Days before a trial's end at which its owner hears of it. */
const STEPS = [7, 3, 1] as const;

/** Tells owners that their trial ends; each step once, whatever restarts. */
export async function remindTrials(): Promise<number> {
  const at = now();
  const soon = await directlyAsSystem((db) =>
    db
      .select({ id: accounts.id, trialEndsAt: accounts.trialEndsAt })
      .from(accounts)
      .where(
        and(
          eq(accounts.status, "trial"),
          gt(accounts.trialEndsAt, at),
          lte(accounts.trialEndsAt, addDays(at, STEPS[0])),
        ),
      ),
  );
  const due = soon.map((trial) => ({ accountId: trial.id, onceKey: reminderKey(trial, at) }));
  return eachAccount("remind-trials", await accountsNotTold(due), remind);
}

/** Of the reminder whose time has come, written already or not. Pure. */
function reminderKey({ id, trialEndsAt }: Pick<Account, "id" | "trialEndsAt">, at: Date): string | undefined {
  const step = trialEndsAt ? reminderStep(at, trialEndsAt, STEPS) : undefined;
  return step === undefined ? undefined : `trial-ending:${id}:${trialEndsAt!.toISOString()}:${step}`;
}

async function remind(tx: Tx, account: Account): Promise<boolean> {
  const { id, status, trialEndsAt } = account;
  const onceKey = reminderKey(account, now());
  if (status !== "trial" || !trialEndsAt || !onceKey) return false;
  if (await findReportedAt(tx, id)) return false; // They have chosen a plan and sent the money.
  return mailBillingContact(tx, {
    accountId: id,
    template: "trial-ending",
    onceKey,
    props: { endsAt: trialEndsAt.toISOString(), daysLeft: daysUntil(now(), trialEndsAt) },
  });
}
