import { and, eq, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  type Account,
  accounts,
  type Database,
  directlyAsSystem,
  type Invoice,
  invoices,
  type Plan,
  plans,
  type Subscription,
  subscriptions,
} from "@/db";
import { now } from "@/lib/clock";
import { accountsNotTold, type Due } from "@/lib/mail/find-written-keys";
import { isPayable } from "@/lib/plans/plan";
import { addDays } from "@/lib/time/days";
import { renewalReminder } from "./remind-of-renewal";
import { ENDS_DAYS_AFTER, INVOICE_DAYS_BEFORE, isGivenUp, isPastDue, isPastTimeToPay } from "./renewal";

/** What is known of a subscription whose period ends within days, or has. */
interface Ending {
  subscription: Subscription;
  account: Pick<Account, "status" | "suspensionReason">;
  plan: Pick<Plan, "priceCents">;
  /** What the next period would be billed for: the plan that waits, or the same. */
  next: Pick<Plan, "priceCents" | "isActive">;
  /** The next period has an invoice that counts. */
  isBilled: boolean;
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

function dueOf(ending: Ending, at: Date): Due[] {
  const { accountId } = ending.subscription;
  if (isRenewalDue(ending, at)) return [{ accountId, onceKey: undefined }];
  const onceKey = reminderKey(ending, at);
  return onceKey ? [{ accountId, onceKey }] : [];
}

/** Something is due whatever emails were written. Pure: the job, which looks again under the account's lock, decides. */
function isRenewalDue(ending: Ending, at: Date): boolean {
  const { subscription, account, plan, next, isBilled } = ending;
  const ends = subscription.currentPeriodEnd!;
  if (subscription.cancelAtPeriodEnd) return ends <= at;
  if (isGivenUp(account, ends, at)) return true;
  if (account.status === "suspended") return false;
  if (subscription.scheduledPlanId !== null && ends <= at) return true;
  if (!isPayable(plan)) return false;
  if (!isBilled && isPayable(next) && next.isActive) return true;
  return isPastDue(subscription, at) || (account.status === "active" && isPastTimeToPay(subscription, at));
}

function reminderKey({ subscription, account, plan, open }: Ending, at: Date): string | undefined {
  if (subscription.cancelAtPeriodEnd || account.status === "suspended" || !isPayable(plan)) return undefined;
  return open ? renewalReminder(subscription, open, at)?.onceKey : undefined;
}

async function listEnding(at: Date): Promise<Ending[]> {
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
