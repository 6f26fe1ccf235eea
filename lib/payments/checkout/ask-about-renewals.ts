import { and, eq, gt, inArray, isNotNull, lte, ne } from "drizzle-orm";
import { accounts, directlyAsSystem, invoices, payments, subscriptions } from "@/db";
import { now } from "@/lib/clock";
import { renewSubscriptions } from "@/lib/subscriptions/renewal/renew-subscriptions";
import { addDays } from "@/lib/time/days";
import { settleCheckoutPage, settleRenewals } from "./catch-up";

/** So long after a period's end we ask what Stripe has charged for the next one: twice the days that there are to pay. */
const DAYS_ASKED = 14;
const AT_ONE_TIME = 5;

/** Everything around the end of a period (renewSubscriptions), once Stripe has said what it charged. Answers how many moved. */
export async function askAndRenew(): Promise<number> {
  return renewSubscriptions(await askAboutRenewals());
}

/**
 * Asks Stripe about every subscription whose period is over and whose next one is not paid, as far as we have heard, and
 * about every renewal whose debit is on its way: an event that never comes suspends nobody who has paid. Answers the
 * accounts about which Stripe could not be asked. Until it can, nothing is held against them.
 */
async function askAboutRenewals(): Promise<Set<number>> {
  const unasked = new Set<number>();
  const questions = [
    ...(await listUnpaid()).map(({ accountId, id }) => ({ accountId, ask: () => settleRenewals(id!) })),
    ...(await listDebits()).map(({ accountId, id }) => ({
      accountId,
      ask: () => settleCheckoutPage("stripe", id),
    })),
  ];
  let isAway = false;
  for (let start = 0; start < questions.length; start += AT_ONE_TIME) {
    const few = questions.slice(start, start + AT_ONE_TIME);
    const asked = await Promise.all(few.map(({ ask }) => !isAway && ask()));
    for (const [at, { accountId }] of few.entries()) if (!asked[at]) unasked.add(accountId);
    // One that can't be asked about is its own trouble; when none of them can, each of the rest would wait as long.
    isAway ||= few.length === AT_ONE_TIME && !asked.includes(true);
  }
  return unasked;
}

/** Who is suspended is billed nothing, so nothing is looked for either. */
function listUnpaid() {
  return directlyAsSystem((db) =>
    db
      .select({ accountId: subscriptions.accountId, id: subscriptions.stripeSubscriptionId })
      .from(subscriptions)
      .innerJoin(accounts, eq(accounts.id, subscriptions.accountId))
      .where(
        and(
          ne(accounts.status, "suspended"),
          isNotNull(subscriptions.stripeSubscriptionId),
          inArray(subscriptions.status, ["active", "past_due"]),
          lte(subscriptions.currentPeriodEnd, now()),
          gt(subscriptions.currentPeriodEnd, addDays(now(), -DAYS_ASKED)),
        ),
      ),
  );
}

/** By the id of Stripe's invoice: its subscription may have ended here and there since. */
function listDebits() {
  return directlyAsSystem((db) =>
    db
      .select({ accountId: payments.accountId, id: payments.externalPaymentId })
      .from(payments)
      .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
      .where(
        and(eq(payments.status, "processing"), eq(payments.method, "stripe"), eq(invoices.kind, "renewal")),
      ),
  );
}
