import { eq } from "drizzle-orm";
import { accounts, plans, subscriptions } from "@/db/schema";
import { forAccount } from "@/db/scope";
import { AppError } from "@/lib/errors";
import { addMonths } from "@/lib/time/months";

export interface CreditStanding {
  balance: number;
  /** What the plan gives each month. */
  perPeriod: number;
  /** When the account was made. */
  beganAt: Date;
  /** When it gives again; undefined when it does not. */
  renewsAt: Date | undefined;
}

/** The balance against what the plan gives. Throws not_found. */
export function creditStanding(accountId: number): Promise<CreditStanding> {
  return forAccount(accountId, async (tx) => {
    const [account] = await tx
      .select({ credits: accounts.credits, perPeriod: plans.creditsPerMonth, beganAt: accounts.createdAt })
      .from(accounts)
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .where(eq(accounts.id, accountId));
    if (!account) throw new AppError("not_found");
    const all = await tx.select().from(subscriptions).where(eq(subscriptions.accountId, accountId));
    const renewsAt = renewalOf(all.find(({ status }) => status === "active" || status === "past_due"));
    const { credits: balance, perPeriod, beganAt } = account;
    return { balance, perPeriod: perPeriod ?? 0, beganAt, renewsAt };
  });
}

/** A yearly subscriber gets credits every month all the same. */
function renewalOf(subscription: typeof subscriptions.$inferSelect | undefined): Date | undefined {
  if (!subscription || subscription.currentPeriodEnd === null) return undefined;
  const { currentPeriodEnd, billingInterval, creditsResetAt, cancelAtPeriodEnd } = subscription;
  const next = billingInterval === "year" && creditsResetAt ? addMonths(creditsResetAt, 1) : currentPeriodEnd;
  return cancelAtPeriodEnd && next >= currentPeriodEnd ? undefined : next;
}
