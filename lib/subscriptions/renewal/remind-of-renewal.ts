import { and, desc, eq, exists, sql } from "drizzle-orm";
import { type Invoice, invoices, mails, type Subscription, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { noteSent } from "@/lib/invoices/note-sent";
import { listOpenInvoices } from "@/lib/invoices/open-invoices";
import { findReportedAt } from "@/lib/invoices/waiting-transfer";
import { formatAmount } from "@/lib/money";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { isChargedByCard } from "@/lib/subscriptions/subscription";
import { daysUntil, reminderStep } from "@/lib/time/days";

/** Days before the period's end; a card that is charged automatically needs one email only. */
const STEPS = [7, 3, 1] as const;
const STRIPE_STEPS = [7] as const;

/** Tells of the open renewal invoice, each step once, and of one that took its place. True when an email went out now. */
export async function remindOfRenewal(tx: Tx, subscription: Subscription): Promise<boolean> {
  const ends = subscription.currentPeriodEnd;
  if (!ends) return false;
  const open = await listOpenInvoices(tx, subscription.accountId);
  const invoice = open.find(({ kind }) => kind === "renewal");
  if (!invoice) return false;
  const reminder = renewalReminder(subscription, invoice, now());
  if (!reminder) return false;
  if (await findReportedAt(tx, subscription.accountId)) return false; // The tenant has sent the money already.
  const plan = await getPlanById(tx, invoice.planId);
  await noteSent(tx, invoice);
  return mailBillingContact(tx, {
    accountId: subscription.accountId,
    template: "renewal-due",
    onceKey: reminder.onceKey,
    props: {
      number: invoice.number,
      invoiceId: invoice.id,
      planName: plan.name,
      amount: formatAmount(invoice.totalCents, invoice.currency),
      periodEndsAt: ends.toISOString(),
      daysLeft: daysUntil(now(), ends),
      chargedAutomatically: reminder.chargedAutomatically,
      replaces: await findReplaced(tx, invoice),
    },
  });
}

/** The last void invoice for the same period that they have been told of. */
async function findReplaced(tx: Tx, { subscriptionId, periodStart, accountId }: Invoice) {
  const told = tx
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.aboutAccountId, accountId),
        sql`${mails.onceKey} like 'renewal-due:' || ${invoices.id} || ':%'`,
      ),
    );
  const [replaced] = await tx
    .select({ number: invoices.number })
    .from(invoices)
    .where(
      and(
        eq(invoices.subscriptionId, subscriptionId),
        eq(invoices.kind, "renewal"),
        eq(invoices.status, "void"),
        periodStart ? eq(invoices.periodStart, periodStart) : undefined,
        exists(told),
      ),
    )
    .orderBy(desc(invoices.id))
    .limit(1);
  return replaced?.number;
}

interface RenewalReminder {
  onceKey: string;
  chargedAutomatically: boolean;
}

/** The reminder of this invoice whose time has come, written already or not. Pure. */
export function renewalReminder(
  subscription: Subscription,
  invoice: Pick<Invoice, "id" | "kind" | "billingInterval">,
  at: Date,
): RenewalReminder | undefined {
  const chargedAutomatically = isChargedByCard(subscription, invoice);
  const steps = chargedAutomatically ? STRIPE_STEPS : STEPS;
  const step = reminderStep(at, subscription.currentPeriodEnd!, steps);
  return step ? { onceKey: `renewal-due:${invoice.id}:${step}`, chargedAutomatically } : undefined;
}
