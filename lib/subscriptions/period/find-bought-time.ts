import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import {
  type Invoice,
  invoices,
  type Payment,
  type Plan,
  payments,
  plans,
  type Subscription,
  type Tx,
} from "@/db";
import { SETTLED_STATUSES } from "@/db/words";
import { intervalMonths, intervalPriceCents } from "@/lib/plans/plan";
import { monthsApart } from "@/lib/time/months";
import type { Bought } from "./bought-time";

/** What was paid for on a subscription and is not over at `at`, in the order of time. */
export async function findBoughtTime(tx: Tx, subscriptionId: number, at: Date): Promise<Bought[]> {
  const rows = await tx
    .select({ invoice: invoices, payment: payments, creditsPerMonth: plans.creditsPerMonth })
    .from(invoices)
    .innerJoin(plans, eq(plans.id, invoices.planId))
    .innerJoin(payments, eq(payments.invoiceId, invoices.id))
    .where(
      and(
        eq(invoices.subscriptionId, subscriptionId),
        eq(invoices.status, "paid"),
        gt(invoices.periodEnd, at),
        isNull(invoices.releasedAt),
        inArray(payments.status, [...SETTLED_STATUSES]),
      ),
    )
    .orderBy(asc(invoices.periodStart), asc(invoices.id));
  return rows.map(boughtBy);
}

interface Row {
  invoice: Invoice;
  payment: Payment;
  creditsPerMonth: number;
}

function boughtBy({ invoice, payment, creditsPerMonth }: Row): Bought {
  const keptShare = (payment.amountCents - payment.refundedCents) / Math.max(1, payment.amountCents);
  return {
    invoiceId: invoice.id,
    kind: invoice.kind,
    planId: invoice.planId,
    creditsPerMonth: Math.max(creditsPerMonth, invoice.creditsPerMonth ?? 0),
    creditsWhenPaid: invoice.creditsPerMonth ?? creditsPerMonth,
    billingInterval: invoice.billingInterval,
    quantity: invoice.lineItems[0]?.quantity ?? 1,
    start: invoice.periodStart!,
    end: invoice.periodEnd!,
    paidAt: invoice.paidAt!,
    paymentId: payment.id,
    netCents: invoice.subtotalCents * keptShare,
    keptShare,
  };
}

/**
 * The same for pricing: a running period that no invoice of ours paid, such as one taken over from elsewhere, counts as
 * paid at its plan's price.
 */
export async function findPricedTime(
  tx: Tx,
  subscription: Subscription,
  from: Plan,
  at: Date,
): Promise<Bought[]> {
  const bought = await findBoughtTime(tx, subscription.id, at);
  const { currentPeriodStart: start, currentPeriodEnd: end, billingInterval } = subscription;
  if (bought.length > 0 || !start || !end || end <= at) return bought;
  const quantity = Math.max(1, Math.round(monthsApart(start, end) / intervalMonths(billingInterval)));
  const netCents = intervalPriceCents(from, billingInterval) * quantity;
  const { creditsPerMonth, id: planId } = from;
  const period = { start, end, paidAt: start, billingInterval, quantity, netCents, keptShare: 1 };
  const credits = { creditsPerMonth, creditsWhenPaid: creditsPerMonth };
  return [{ ...period, ...credits, kind: "first", planId, invoiceId: 0, paymentId: 0 }];
}
