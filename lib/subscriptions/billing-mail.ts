import type { Invoice, Plan, Subscription, Tx } from "@/db";
import type { BillingInterval } from "@/db/words";
import { noteSent } from "@/lib/invoices/note-sent";
import { mailBillingContact } from "@/lib/mail/mail-billing-contact";
import { formatAmount } from "@/lib/money";
import { getPlanById } from "./plan-in-force";

export { mailBillingContact };

/** Sends an invoice that was just written, once. Renewals have their own email. */
export async function mailInvoice(tx: Tx, invoice: Invoice, planName: string): Promise<void> {
  await noteSent(tx, invoice);
  await mailBillingContact(tx, {
    accountId: invoice.accountId,
    template: "invoice",
    onceKey: `invoice:${invoice.id}`,
    props: {
      number: invoice.number,
      invoiceId: invoice.id,
      planName,
      amount: formatAmount(invoice.totalCents, invoice.currency),
      dueAt: invoice.dueAt.toISOString(),
    },
  });
}

interface PlanMove {
  accountId: number;
  /** Undefined where there was none. */
  from: Plan | undefined;
  to: Plan;
  byUs?: boolean;
  trialEndsAt?: Date;
}

/** "You are on Growth now". The caller has changed it just now, once. */
export async function mailPlanChanged(
  tx: Tx,
  { accountId, from, to, byUs, trialEndsAt }: PlanMove,
): Promise<void> {
  await mailBillingContact(tx, {
    accountId,
    template: "plan-changed",
    props: {
      fromPlan: from?.name,
      toPlan: to.name,
      byUs,
      trialEndsAt: trialEndsAt?.toISOString(),
      creditsPerMonth: to.creditsPerMonth,
      hasFewerSites: from && to.maxSites < from.maxSites,
    },
  });
}

/** "Your subscription is cancelled", and until when it works. */
export async function mailCancelled(tx: Tx, subscription: Subscription): Promise<void> {
  const { accountId, planId, status, currentPeriodEnd } = subscription;
  const { name: planName } = await getPlanById(tx, planId);
  const hasEnded = status === "cancelled";
  const endsAt = hasEnded ? undefined : currentPeriodEnd?.toISOString();
  const props = { planName, endsAt, hasEnded, byUs: false };
  await mailBillingContact(tx, { accountId, template: "subscription-cancelled", props });
}

export async function mailResumed(tx: Tx, subscription: Subscription): Promise<void> {
  const { accountId, planId, currentPeriodEnd } = subscription;
  const { name: planName } = await getPlanById(tx, planId);
  const props = { planName, renewsAt: currentPeriodEnd?.toISOString() };
  await mailBillingContact(tx, { accountId, template: "subscription-resumed", props });
}

/** A smaller plan, or another interval, from the end of what is paid. */
export async function mailChangeScheduled(
  tx: Tx,
  accountId: number,
  { from, to, interval, effectiveAt }: { from: Plan; to: Plan; interval: BillingInterval; effectiveAt: Date },
): Promise<void> {
  const newInterval = from.id === to.id ? interval : undefined;
  const props = { fromPlan: from.name, toPlan: to.name, newInterval, startsAt: effectiveAt.toISOString() };
  await mailBillingContact(tx, { accountId, template: "plan-change-scheduled", props });
}

/** The change that waited is off: they were told that it would come. */
export async function mailPlanKept(tx: Tx, accountId: number, { name: planName }: Plan): Promise<void> {
  await mailBillingContact(tx, { accountId, template: "plan-kept", props: { planName } });
}
