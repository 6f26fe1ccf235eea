import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Subscription } from "@/db/schema";
import { subscriptions } from "@/db/schema";
import { now } from "@/lib/clock";
import { formatMoney } from "@/lib/money";
import { addDays } from "@/lib/time/days";
import { findLiveSubscription } from "./live-subscription";
import { mailBillingContact } from "./mail-billing-contact";
import { listOpenInvoices } from "./open-invoices";

/** Days that an account works on after its period has ended unpaid, and after staff let it work again. */
const DAYS_TO_PAY = 7;

type Ending = Pick<Subscription, "currentPeriodEnd" | "graceEndsAt">;

/** When an account that does not pay is suspended. Null where nothing is paid by the period. */
export function paymentDeadline({ currentPeriodEnd, graceEndsAt }: Ending): Date | null {
  if (!currentPeriodEnd) return null;
  const deadline = addDays(currentPeriodEnd, DAYS_TO_PAY);
  return graceEndsAt && graceEndsAt > deadline ? graceEndsAt : deadline;
}

/**
 * Staff let an account work whose time to pay is over: it gets as many days again, and is told until when. Without them
 * the next run of the renewal job would suspend it at once. Caller: reactivateAccount, holding the account's lock.
 */
export async function giveDaysToPay(tx: Tx, accountId: number): Promise<Date | undefined> {
  const subscription = await findLiveSubscription(tx, accountId);
  const deadline = subscription && paymentDeadline(subscription);
  if (!subscription || !deadline || deadline > now()) return undefined;
  const graceEndsAt = addDays(now(), DAYS_TO_PAY);
  await tx.update(subscriptions).set({ graceEndsAt }).where(eq(subscriptions.id, subscription.id));
  await mailPastDue(tx, { ...subscription, graceEndsAt });
  return graceEndsAt;
}

/** "Not paid yet, everything works until then", once for each deadline. */
export async function mailPastDue(tx: Tx, subscription: Subscription): Promise<void> {
  const { id, accountId } = subscription;
  const invoice = (await listOpenInvoices(tx, accountId)).find(({ kind }) => kind === "renewal");
  const suspendedAt = paymentDeadline(subscription)?.toISOString();
  if (!invoice || !suspendedAt) return;
  await mailBillingContact(tx, {
    accountId,
    template: "past-due",
    onceKey: `past-due:${id}:${suspendedAt}`,
    props: {
      number: invoice.number,
      amount: formatMoney(invoice.totalCents, invoice.currency),
      suspendedAt,
    },
  });
}
