import { eq } from "drizzle-orm";
import { type Subscription, subscriptions, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { listOpenInvoices } from "@/lib/invoices/open-invoices";
import { findReportedAt } from "@/lib/invoices/waiting-transfer";
import { formatAmount } from "@/lib/money";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { findLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { DAYS_TO_PAY, paymentDeadline } from "@/lib/subscriptions/period/period";
import { addDays } from "@/lib/time/days";
import { isPastTimeToPay } from "./renewal";
import { issueRenewalInvoice } from "./renewal-invoice";

/**
 * Staff let an account work whose time to pay is over: it gets as many days again, and is told until when. Without them
 * the next run of the renewal job would suspend it immediately. Caller: reactivateAccount, holding the account's lock.
 */
export async function giveDaysToPay(tx: Tx, accountId: number): Promise<Date | undefined> {
  const subscription = await findLiveSubscription(tx, accountId);
  if (!subscription || !isPastTimeToPay(subscription, now())) return undefined;
  const graceEndsAt = addDays(now(), DAYS_TO_PAY);
  await tx.update(subscriptions).set({ graceEndsAt }).where(eq(subscriptions.id, subscription.id));
  await issueRenewalInvoice(tx, subscription);
  await mailPastDue(tx, { ...subscription, graceEndsAt });
  return graceEndsAt;
}

/** For a sign-up that nobody has paid: it lives at least these days from now. */
export async function giveDaysToChoose(tx: Tx, accountId: number): Promise<void> {
  const subscription = await findLiveSubscription(tx, accountId);
  if (subscription?.status !== "pending_payment") return;
  const graceEndsAt = addDays(now(), DAYS_TO_PAY);
  await tx.update(subscriptions).set({ graceEndsAt }).where(eq(subscriptions.id, subscription.id));
}

/** "Not paid yet, everything works until then", once for each deadline. */
export async function mailPastDue(tx: Tx, subscription: Subscription): Promise<void> {
  const { id, accountId } = subscription;
  const invoice = (await listOpenInvoices(tx, accountId)).find(({ kind }) => kind === "renewal");
  const suspendedAt = paymentDeadline(subscription)?.toISOString();
  if (!invoice || !suspendedAt || (await findReportedAt(tx, accountId))) return;
  await mailBillingContact(tx, {
    accountId,
    template: "past-due",
    onceKey: `past-due:${id}:${suspendedAt}`,
    props: {
      number: invoice.number,
      invoiceId: invoice.id,
      amount: formatAmount(invoice.totalCents, invoice.currency),
      suspendedAt,
    },
  });
}
