import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Payment } from "@/db/schema";
import { creditTransactions, invoices, payments } from "@/db/schema";
import { now } from "@/lib/clock";

/**
 * The credits of the running month that are the payment's: the allowance its reset brought; of an upgrade what it brought
 * more; of a month paid in advance the top-up alone. 0 when a later payment's reset has replaced them.
 */
export async function creditsStillFrom(tx: Tx, payment: Payment): Promise<number> {
  const [last, before] = await lastResets(tx, payment.accountId);
  if (last?.paymentId === payment.id) return grantedBy(last, before);
  const isBase = last?.kind === "upgrade" && before?.paymentId === payment.id;
  return isBase ? before.balanceAfter : 0;
}

type Reset = Awaited<ReturnType<typeof lastResets>>[number];

function grantedBy(reset: Reset, before: Reset | undefined): number {
  if (reset.kind === "upgrade") return Math.max(0, reset.balanceAfter - (before?.balanceAfter ?? 0));
  const isAhead = reset.periodStart !== null && reset.periodStart > now();
  return isAhead ? Math.max(0, reset.amount) : reset.balanceAfter;
}

function lastResets(tx: Tx, accountId: number) {
  return tx
    .select({
      paymentId: creditTransactions.paymentId,
      amount: creditTransactions.amount,
      balanceAfter: creditTransactions.balanceAfter,
      kind: invoices.kind,
      periodStart: invoices.periodStart,
    })
    .from(creditTransactions)
    .leftJoin(payments, eq(payments.id, creditTransactions.paymentId))
    .leftJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(and(eq(creditTransactions.accountId, accountId), eq(creditTransactions.kind, "reset")))
    .orderBy(desc(creditTransactions.id))
    .limit(2);
}
