import { and, desc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { creditTransactions, invoices, type Payment, payments, subscriptions, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { LAPSED, RESTORED } from "@/lib/credits/give-back-lapsed-credits";
import { asBrought, creditsOfParts, partsAt } from "@/lib/subscriptions/period/bought-time";
import { findBoughtTime } from "@/lib/subscriptions/period/find-bought-time";
import { monthStart } from "@/lib/time/months";

/**
 * The credits of the running month that are the payment's, before refunds: its plan's amount for a period; of an upgrade
 * what its plan brings more; of a month paid in advance the top-up alone. 0 when another payment has replaced them, or
 * when they lapsed with the subscription and did not come back. A top-up replaces nothing: what it found is whose it was.
 */
export async function creditsStillFrom(tx: Tx, payment: Payment): Promise<number> {
  const resets = await listResets(tx, payment.accountId);
  const [last] = resets;
  if (!last) return 0;
  const begun = resets.findIndex((reset) => !isAhead(reset));
  const topUps = begun < 0 ? resets : resets.slice(0, begun);
  const topUp = topUps.find(({ paymentId }) => paymentId === payment.id);
  if (topUp) return toppedUp(topUp);
  const own = await findOwn(tx, payment, last);
  if (own === undefined) return topUps.length === 0 && last.paymentId === payment.id ? broughtBy(last) : 0;
  return topUps.length === 0 ? own : Math.min(own, foundBy(topUps));
}

/** What the payment's part of the running month brought; undefined where it paid for none of it. */
async function findOwn(tx: Tx, payment: Payment, { subscriptionId, anchorAt }: Reset) {
  const bought = await findBoughtTime(tx, subscriptionId, now());
  const month = anchorAt ? monthStart(anchorAt, now()) : now();
  const parts = creditsOfParts(asBrought(partsAt(bought, now()), month));
  return parts.find(({ part }) => part.paymentId === payment.id)?.credits;
}

type Reset = Awaited<ReturnType<typeof listResets>>[number];

/** It topped up the balance for a period that lies ahead. */
function isAhead({ kind, periodStart }: Reset): boolean {
  return kind !== "upgrade" && periodStart !== null && periodStart > now();
}

const toppedUp = ({ amount }: Reset): number => Math.max(0, amount);

/** What the last top-up left in the balance, less all that was topped up: what the running month had brought and still had. */
function foundBy(topUps: readonly Reset[]): number {
  return topUps.reduce((credits, topUp) => Math.max(0, credits - toppedUp(topUp)), topUps[0]!.balanceAfter);
}

/** Of a time that is over. A month that was paid early and never began, as of a suspended account, brought its top-up alone. */
function broughtBy(reset: Reset): number {
  const { kind, periodStart, createdAt, balanceAfter } = reset;
  const isEarly = kind !== "upgrade" && periodStart !== null && createdAt < periodStart;
  return isEarly ? toppedUp(reset) : balanceAfter;
}

/** More than anybody pays ahead. */
const MOST = 60;

/**
 * The resets that payments brought, the newest first; none if the credits lapsed since and were not restored. Those for
 * periods that were taken back count no more: their refund has taken what they brought.
 */
async function listResets(tx: Tx, accountId: number) {
  const ofAccount = eq(creditTransactions.accountId, accountId);
  const brought = and(eq(creditTransactions.kind, "reset"), isNotNull(creditTransactions.paymentId));
  const lapse = eq(creditTransactions.description, LAPSED);
  const [last] = await tx
    .select({ description: creditTransactions.description })
    .from(creditTransactions)
    .where(and(ofAccount, or(lapse, eq(creditTransactions.description, RESTORED), brought)))
    .orderBy(desc(creditTransactions.id))
    .limit(1);
  if (!last || last.description === LAPSED) return [];
  return tx
    .select({
      paymentId: creditTransactions.paymentId,
      amount: creditTransactions.amount,
      balanceAfter: sql<number>`${creditTransactions.balanceAfter} - ${creditTransactions.boughtAfter}`,
      createdAt: creditTransactions.createdAt,
      kind: invoices.kind,
      periodStart: invoices.periodStart,
      subscriptionId: invoices.subscriptionId,
      anchorAt: subscriptions.anchorAt,
    })
    .from(creditTransactions)
    .innerJoin(payments, eq(payments.id, creditTransactions.paymentId))
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .innerJoin(subscriptions, eq(subscriptions.id, invoices.subscriptionId))
    .where(and(ofAccount, brought, isNull(invoices.releasedAt)))
    .orderBy(desc(creditTransactions.id))
    .limit(MOST);
}
