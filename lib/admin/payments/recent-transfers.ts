import { and, desc, eq, gt, type SQL, sql } from "drizzle-orm";
import { directlyAsSystem, invoices, payments } from "@/db";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/time/days";

/** A transfer may be reported under the invoice's number and stand on the statement under the bank's, days apart. */
const LATELY_DAYS = 14;
const MOST = 5;

const settledLately = (): SQL =>
  and(
    eq(payments.method, "bank_transfer"),
    eq(payments.status, "succeeded"),
    gt(payments.settledAt, addDays(now(), -LATELY_DAYS)),
  )!;

/**
 * What an account has paid by transfer in the last fourteen days, the latest first: a person who confirms another one
 * should see that it is another one.
 */
export function listRecentTransfers(accountId: number) {
  return directlyAsSystem((db) =>
    db
      .select({
        id: payments.id,
        amountCents: payments.amountCents,
        currency: payments.currency,
        reference: payments.externalPaymentId,
        settledAt: payments.settledAt,
        invoiceNumber: invoices.number,
      })
      .from(payments)
      .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
      .where(and(eq(payments.accountId, accountId), settledLately()))
      .orderBy(desc(payments.id))
      .limit(MOST),
  );
}
export type RecentTransfer = Awaited<ReturnType<typeof listRecentTransfers>>[number];

/** In a query of payments: whether the account has paid the same amount lately under another reference. */
export const isPaidAlike = sql<boolean>`exists (
  select 1 from payments other
  where other.account_id = ${payments.accountId} and other.id <> ${payments.id}
    and other.amount_cents = ${payments.amountCents} and other.currency = ${payments.currency}
    and other.method = 'bank_transfer' and other.status = 'succeeded'
    and other.settled_at > ${payments.createdAt} - make_interval(days => ${sql.raw(String(LATELY_DAYS))}))`;
