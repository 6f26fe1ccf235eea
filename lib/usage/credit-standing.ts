import { eq } from "drizzle-orm";
import { accounts, forAccount, plans, type Subscription, subscriptions } from "@/db";
import type { AccountStatus } from "@/db/words";
import { now } from "@/lib/clock";
import { type Pools, readPools } from "@/lib/credits/pools";
import { AppError } from "@/lib/errors";
import { nextMonthStart } from "@/lib/time/months";

/** How the plan gives its credits: each month, a single time, or not before it is paid. */
export type CreditRhythm = "monthly" | "once" | "when_paid" | "when_renewed";

interface CreditStanding extends Pools {
  /** What the plan gives each month, or the one time that it gives. */
  perPeriod: number;
  rhythm: CreditRhythm;
  /** When the account was made. */
  beganAt: Date;
  /** When the month began whose credits these are; the account's beginning where none has. */
  periodStart: Date;
  /** When it gives again; undefined when it does not. */
  renewsAt: Date | undefined;
  /** When the credits end with the trial, or with the subscription that was cancelled; undefined when nothing ends. */
  endsAt: Date | undefined;
}

/** The credits of each pool against what the plan gives. Throws not_found. */
export function creditStanding(accountId: number): Promise<CreditStanding> {
  return forAccount(accountId, async (tx) => {
    const [account] = await tx
      .select({
        credits: accounts.credits,
        boughtCredits: accounts.boughtCredits,
        heldCredits: accounts.heldCredits,
        status: accounts.status,
        perPeriod: plans.creditsPerMonth,
        beganAt: accounts.createdAt,
        trialEndsAt: accounts.trialEndsAt,
      })
      .from(accounts)
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .where(eq(accounts.id, accountId));
    if (!account) throw new AppError("not_found");
    const all = await tx.select().from(subscriptions).where(eq(subscriptions.accountId, accountId));
    const running = all.find(({ status }) => status === "active" || status === "past_due");
    const { perPeriod, beganAt } = account;
    const periodStart = running?.creditsResetAt ?? running?.currentPeriodStart ?? beganAt;
    return {
      ...(await readPools(tx, accountId, account)),
      perPeriod: perPeriod ?? 0,
      rhythm: rhythmOf(account.status, running),
      beganAt,
      periodStart,
      renewsAt: renewalOf(running),
      endsAt: account.status === "trial" ? (account.trialEndsAt ?? undefined) : endOf(running),
    };
  });
}

function rhythmOf(status: AccountStatus, running: Subscription | undefined): CreditRhythm {
  if (status === "pending_payment") return "when_paid";
  if (status === "trial") return "once";
  return running?.currentPeriodEnd && running.currentPeriodEnd <= now() ? "when_renewed" : "monthly";
}

/** Who has paid for a year or for months in advance, or pays nothing, gets credits every month all the same. */
function renewalOf(subscription: Subscription | undefined): Date | undefined {
  if (!subscription) return undefined;
  const { anchorAt, currentPeriodEnd, cancelAtPeriodEnd } = subscription;
  const nextMonth = anchorAt ? nextMonthStart(anchorAt, now()) : undefined;
  if (currentPeriodEnd === null) return nextMonth;
  if (currentPeriodEnd <= now()) return undefined; // Past due: the payment brings them, no day does.
  const next = nextMonth && nextMonth < currentPeriodEnd ? nextMonth : currentPeriodEnd;
  return cancelAtPeriodEnd && next >= currentPeriodEnd ? undefined : next;
}

/** What is left lapses with a subscription that was cancelled. */
function endOf(subscription: Subscription | undefined): Date | undefined {
  return (subscription?.cancelAtPeriodEnd && subscription.currentPeriodEnd) || undefined;
}
