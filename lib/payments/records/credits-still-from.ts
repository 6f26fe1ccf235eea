import { and, desc, eq, isNotNull, or } from "drizzle-orm";
import { creditTransactions, invoices, type Payment, payments, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { LAPSED, RESTORED } from "@/lib/credits/give-back-lapsed-credits";
import { creditsOfParts, partsAt } from "@/lib/subscriptions/period/bought-time";
import { findBoughtTime } from "@/lib/subscriptions/period/find-bought-time";

/**
 * The credits of the running month that are the payment's, before refunds: its plan's amount for a period; of an upgrade
 * what its plan brings more; of a month paid in advance the top-up alone. 0 when another payment has replaced them, or
 * when they lapsed with the subscription and did not come back.
 */
export async function creditsStillFrom(tx: Tx, payment: Payment): Promise<number> {
  const reset = await findReset(tx, payment.accountId);
  if (!reset) return 0;
  if (reset.periodStart && reset.periodStart > now() && reset.kind !== "upgrade")
    return reset.paymentId === payment.id ? Math.max(0, reset.amount) : 0;
  const bought = await findBoughtTime(tx, reset.subscriptionId, now());
  const parts = creditsOfParts(partsAt(bought, now()));
  const own = parts.find(({ part }) => part.paymentId === payment.id);
  if (own) return own.credits;
  return reset.paymentId === payment.id ? broughtBy(reset) : 0;
}

type Reset = NonNullable<Awaited<ReturnType<typeof findReset>>>;

/** Of a time that is over. A month that was paid early and never began, as of a suspended account, brought its top-up alone. */
function broughtBy({ kind, periodStart, createdAt, amount, balanceAfter }: Reset): number {
  const isEarly = kind !== "upgrade" && periodStart !== null && createdAt < periodStart;
  return isEarly ? Math.max(0, amount) : balanceAfter;
}

/** The last reset that a payment brought, unless its credits lapsed since and were not restored. */
async function findReset(tx: Tx, accountId: number) {
  const ofAccount = eq(creditTransactions.accountId, accountId);
  const brought = and(eq(creditTransactions.kind, "reset"), isNotNull(creditTransactions.paymentId));
  const lapse = eq(creditTransactions.description, LAPSED);
  const [last] = await tx
    .select({ description: creditTransactions.description })
    .from(creditTransactions)
    .where(and(ofAccount, or(lapse, eq(creditTransactions.description, RESTORED), brought)))
    .orderBy(desc(creditTransactions.id))
    .limit(1);
  if (!last || last.description === LAPSED) return undefined;
  const [reset] = await tx
    .select({
      paymentId: creditTransactions.paymentId,
      amount: creditTransactions.amount,
      balanceAfter: creditTransactions.balanceAfter,
      createdAt: creditTransactions.createdAt,
      kind: invoices.kind,
      periodStart: invoices.periodStart,
      subscriptionId: invoices.subscriptionId,
    })
    .from(creditTransactions)
    .innerJoin(payments, eq(payments.id, creditTransactions.paymentId))
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(and(ofAccount, brought))
    .orderBy(desc(creditTransactions.id))
    .limit(1);
  return reset;
}
