import { and, eq, gte, sql } from "drizzle-orm";
import {
  type CreditPackage,
  type CreditTopUp,
  creditPackages,
  creditTopUps,
  forAccount,
  invoices,
  type Tx,
} from "@/db";
import { now } from "@/lib/clock";
import { calendarMonth } from "@/lib/credits/budgets/month";
import { findLiveSubscription } from "@/lib/subscriptions/live-subscription";

export interface TopUpStanding extends CreditTopUp {
  package: CreditPackage;
  /** Bought this way in this calendar month. */
  bought: { count: number; cents: number };
  /** A card is stored that can be charged; else an invoice is sent. */
  hasCard: boolean;
}

/** What the owner has set, and how it goes. Undefined before anything was set. */
export function findTopUp(accountId: number): Promise<TopUpStanding | undefined> {
  return forAccount(accountId, (tx) => topUpIn(tx, accountId));
}

export async function topUpIn(tx: Tx, accountId: number): Promise<TopUpStanding | undefined> {
  const [row] = await tx
    .select({ topUp: creditTopUps, package: creditPackages })
    .from(creditTopUps)
    .innerJoin(creditPackages, eq(creditPackages.id, creditTopUps.packageId))
    .where(eq(creditTopUps.accountId, accountId));
  if (!row) return undefined;
  const [bought, hasCard] = [await boughtThisMonth(tx, accountId), await hasStoredCard(tx, accountId)];
  return { ...row.topUp, package: row.package, bought, hasCard };
}

/** Paid ones; one whose payment was refunded later was bought all the same. */
async function boughtThisMonth(tx: Tx, accountId: number): Promise<{ count: number; cents: number }> {
  const [row] = await tx
    .select({
      count: sql<number>`count(*)`.mapWith(Number),
      cents: sql<number>`coalesce(sum(${invoices.totalCents}), 0)`.mapWith(Number),
    })
    .from(invoices)
    .where(
      and(
        eq(invoices.accountId, accountId),
        eq(invoices.status, "paid"),
        eq(invoices.isTopUp, true),
        gte(invoices.paidAt, calendarMonth(now())),
      ),
    );
  return row!;
}

/** The card that Stripe charges for renewals is the one that is kept. */
async function hasStoredCard(tx: Tx, accountId: number): Promise<boolean> {
  const subscription = await findLiveSubscription(tx, accountId);
  return subscription?.stripeSubscriptionId != null;
}
