import { and, eq, inArray, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import { type Account, accounts, creditTopUps, directlyAsSystem, plans, type Tx } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now, nowMs } from "@/lib/clock";
import { isOfferedOn } from "@/lib/credits/packages/queries";
import { readPools } from "@/lib/credits/pools";
import { withTax } from "@/lib/invoices/tax";
import { catchUpIn } from "@/lib/subscriptions/clock/catch-up";
import { findLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { charge, LOOK_AGAIN_MS, lookAgain, pause, remind, stopForMonth, switchOff } from "./act-on-top-up";
import { decideTopUp } from "./decide-top-up";
import { isBeingPaid } from "./is-being-paid";
import { topUpIn } from "./queries";

/**
 * Buys credits for accounts that have fewer than their owner wants: run each minute, it reads the settings that are on and
 * their accounts' rows, and locks an account only where something is due. The purchase itself is a job of its own, since
 * Stripe is asked. Answers for how many accounts something was done.
 */
export async function startTopUps(): Promise<number> {
  const due = await directlyAsSystem((db) =>
    db
      .select({ accountId: creditTopUps.accountId })
      .from(creditTopUps)
      .innerJoin(accounts, eq(accounts.id, creditTopUps.accountId))
      .where(or(isLow(), isForgotten())),
  );
  return eachAccount(
    "top-up-credits",
    due.map(({ accountId }) => accountId),
    look,
  );
}

/** What is held counts as gone, also where its time is over: an account read too often is looked at under the lock. */
const isLow = () =>
  and(
    eq(creditTopUps.isEnabled, true),
    isNull(creditTopUps.invoiceId),
    or(isNull(creditTopUps.pausedUntil), lte(creditTopUps.pausedUntil, now())),
    inArray(accounts.status, ["trial", "active"]),
    lt(sql`${accounts.credits} - ${accounts.heldCredits}`, creditTopUps.threshold),
  );

const isForgotten = () =>
  and(isNotNull(creditTopUps.invoiceId), lte(creditTopUps.attemptedAt, new Date(nowMs() - LOOK_AGAIN_MS)));

/** As of now: a month that has begun may have brought what would be bought. */
async function look(tx: Tx, found: Account): Promise<boolean> {
  const account = await catchUpIn(tx, found);
  const topUp = await topUpIn(tx, account.id);
  if (!topUp) return false;
  if (topUp.invoiceId !== null) return lookAgain(tx, topUp, topUp.invoiceId);
  if (!topUp.isEnabled || (topUp.pausedUntil && topUp.pausedUntil > now())) return false;
  const [plan] = await tx
    .select()
    .from(plans)
    .where(eq(plans.id, account.planId ?? 0));
  const subscription = await findLiveSubscription(tx, account.id);
  const isOffered = topUp.package.isActive && plan && subscription && isOfferedOn(topUp.package, plan);
  const { available } = await readPools(tx, account.id, account);
  const decision = decideTopUp({
    ...{ status: account.status, isPlanActive: plan?.isActive ?? false },
    ...{ available, threshold: topUp.threshold },
    priceCents: isOffered ? withTax(topUp.package.priceCents) : undefined,
    bought: topUp.bought,
    limits: { count: topUp.maxPerMonth, cents: topUp.maxCentsPerMonth },
    isBeingPaid: await isBeingPaid(tx, topUp),
    hasCard: topUp.hasCard,
  });
  switch (decision) {
    case "charge":
      return charge(tx, topUp, subscription!);
    case "remind":
      return remind(tx, topUp, subscription!, available);
    case "limit":
      return stopForMonth(tx, topUp, available);
    case "not_offered":
      return switchOff(tx, topUp);
    case "wait":
      return pause(tx, topUp, new Date(nowMs() + LOOK_AGAIN_MS));
    default:
      return false;
  }
}
