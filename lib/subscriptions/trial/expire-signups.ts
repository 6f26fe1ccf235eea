import { and, eq, lte } from "drizzle-orm";
import { type Account, accounts, directlyAsSystem, type Subscription, subscriptions, type Tx } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { accountsNotTold, type Due } from "@/lib/mail/find-written-keys";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { endSubscription } from "@/lib/subscriptions/lifecycle/end-subscription";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { findPlanInForce } from "@/lib/subscriptions/plan-in-force";
import { addDays, daysUntil, reminderStep } from "@/lib/time/days";
import { CHOICE_DAYS, dropOldChoices } from "./drop-old-choices";

/** A sign-up that nobody pays lives this long. */
const EXPIRES_DAYS = CHOICE_DAYS;
const STEPS = [7, 1] as const;

/** Unpaid sign-ups are reminded, and after 30 days cancelled; not while a reported transfer waits for staff. */
export async function expireSignups(): Promise<number> {
  const at = now();
  const unpaid = await directlyAsSystem((db) =>
    db
      .select({ accountId: accounts.id, subscription: subscriptions })
      .from(accounts)
      .innerJoin(subscriptions, eq(subscriptions.accountId, accounts.id))
      .where(
        and(
          eq(accounts.status, "pending_payment"),
          eq(subscriptions.status, "pending_payment"),
          lte(subscriptions.createdAt, addDays(at, STEPS[0] - EXPIRES_DAYS)),
        ),
      ),
  );
  const due = await accountsNotTold(
    unpaid.flatMap(({ accountId, subscription }): Due[] => {
      if (signupExpiresAt(subscription) <= at) return [{ accountId, onceKey: undefined }];
      const onceKey = reminderKey(subscription, at);
      return onceKey ? [{ accountId, onceKey }] : [];
    }),
  );
  return (await eachAccount("expire-signups", due, expireSignup)) + (await dropOldChoices());
}

/** 30 days after it was made; later where staff let it go on. */
export function signupExpiresAt({
  createdAt,
  graceEndsAt,
}: Pick<Subscription, "createdAt" | "graceEndsAt">): Date {
  const expiresAt = addDays(createdAt, EXPIRES_DAYS);
  return graceEndsAt && graceEndsAt > expiresAt ? graceEndsAt : expiresAt;
}

/** Of the reminder whose time has come, written already or not. Pure. */
function reminderKey(subscription: Subscription, at: Date): string | undefined {
  const step = reminderStep(at, signupExpiresAt(subscription), STEPS);
  return step === undefined ? undefined : `signup-expiring:${subscription.id}:${step}`;
}

/** Its reminder, or its end: what the clock has brought. */
export async function expireSignup(tx: Tx, account: Account): Promise<boolean> {
  const subscription = await lockLiveSubscription(tx, account.id);
  if (account.status !== "pending_payment" || subscription?.status !== "pending_payment") return false;
  const expiresAt = signupExpiresAt(subscription);
  if (expiresAt > now()) return remind(tx, subscription, expiresAt);
  if (await isTransferWaiting(tx, account.id)) return false;
  await endSubscription(tx, account, subscription, "job:expire-signups");
  return true;
}

async function remind(tx: Tx, subscription: Subscription, expiresAt: Date): Promise<boolean> {
  const onceKey = reminderKey(subscription, now());
  if (!onceKey || (await isTransferWaiting(tx, subscription.accountId))) return false;
  const plan = await findPlanInForce(tx, subscription.id);
  return mailBillingContact(tx, {
    accountId: subscription.accountId,
    template: "signup-expiring",
    onceKey,
    props: { planName: plan.name, expiresAt: expiresAt.toISOString(), daysLeft: daysUntil(now(), expiresAt) },
  });
}
