import { and, eq, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  accounts,
  type Database,
  directlyAsSystem,
  type Invoice,
  invoices,
  plans,
  type Subscription,
  subscriptions,
} from "@/db";
import { now } from "@/lib/clock";
import { accountsNotTold, type Due } from "@/lib/mail/find-written-keys";
import { isPayable } from "@/lib/plans/plan";
import { addDays } from "@/lib/time/days";
import { type Ending, isRenewalDue } from "./is-renewal-due";
import { renewalReminder } from "./remind-of-renewal";
import { ENDS_DAYS_AFTER, INVOICE_DAYS_BEFORE } from "./renewal";

interface ListedEnding extends Ending {
  subscription: Subscription;
  /** The open renewal invoice. */
  open: Pick<Invoice, "id" | "kind" | "billingInterval"> | null;
}

/**
 * Accounts whose renewal has something to do in this hour. Of all whose period ends within days, most were billed and
 * reminded in an earlier hour: those are read, by the index on period ends, and not locked again.
 */
export async function listDueRenewals(): Promise<number[]> {
  const at = now();
  const ending = await listEnding(at);
  return accountsNotTold(ending.flatMap((each) => dueOf(each, at)));
}

function dueOf(ending: ListedEnding, at: Date): Due[] {
  const { accountId } = ending.subscription;
  if (isRenewalDue(ending, at)) return [{ accountId, onceKey: undefined }];
  const onceKey = reminderKey(ending, at);
  return onceKey ? [{ accountId, onceKey }] : [];
}

function reminderKey({ subscription, account, plan, open }: ListedEnding, at: Date): string | undefined {
  if (subscription.cancelAtPeriodEnd || account.status === "suspended" || !isPayable(plan)) return undefined;
  return open ? renewalReminder(subscription, open, at)?.onceKey : undefined;
}

async function listEnding(at: Date): Promise<ListedEnding[]> {
  const next = alias(plans, "next");
  const nextPlanId = sql`coalesce(${subscriptions.scheduledPlanId}, ${subscriptions.planId})`;
  const isOpenRenewal = and(
    eq(invoices.subscriptionId, subscriptions.id),
    eq(invoices.kind, "renewal"),
    eq(invoices.status, "open"),
  );
  return directlyAsSystem((db) =>
    db
      .select({
        subscription: subscriptions,
        account: { status: accounts.status, suspensionReason: accounts.suspensionReason },
        plan: { priceCents: plans.priceCents },
        next: { priceCents: next.priceCents, isActive: next.isActive },
        isBilled: sql<boolean>`coalesce((${nextBill(db)}), false)`,
        open: { id: invoices.id, kind: invoices.kind, billingInterval: invoices.billingInterval },
      })
      .from(subscriptions)
      .innerJoin(accounts, eq(accounts.id, subscriptions.accountId))
      .innerJoin(plans, eq(plans.id, subscriptions.planId))
      .innerJoin(next, eq(next.id, nextPlanId))
      .leftJoin(invoices, isOpenRenewal)
      .where(isEnding(at)),
  );
}

/** Who is suspended is neither billed nor reminded, and may still end. */
function isEnding(at: Date) {
  return and(
    inArray(subscriptions.status, ["active", "past_due"]),
    lte(subscriptions.currentPeriodEnd, addDays(at, INVOICE_DAYS_BEFORE)),
    or(
      ne(accounts.status, "suspended"),
      subscriptions.cancelAtPeriodEnd,
      and(
        eq(accounts.suspensionReason, "payment_overdue"),
        lte(subscriptions.currentPeriodEnd, addDays(at, -ENDS_DAYS_AFTER)),
      ),
    ),
  );
}

/**
 * Whether the next period has an invoice, as issueRenewalInvoice asks: for each by its index, since `exists` may be answered
 * by reading every renewal there ever was.
 */
function nextBill(db: Database) {
  const billed = alias(invoices, "billed");
  const isOfNextPeriod = and(
    eq(billed.subscriptionId, subscriptions.id),
    eq(billed.kind, "renewal"),
    eq(billed.periodStart, subscriptions.currentPeriodEnd),
    ne(billed.status, "void"),
    isNull(billed.releasedAt),
  );
  return db.select({ is: sql`true` }).from(billed).where(isOfNextPeriod).limit(1);
}
