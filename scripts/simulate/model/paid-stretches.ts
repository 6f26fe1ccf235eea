import type { AccountView } from "../world/account-view";
import type { InvoiceFacts, SubscriptionFacts } from "../world/facts";
import type { PaidStretch } from "./prices";

const isPaid = ({ status }: InvoiceFacts) => status === "paid";

/** First and renewal invoices of a subscription that were paid, as they were paid. */
export function paidPeriods(
  { invoices }: AccountView,
  subscription: Pick<SubscriptionFacts, "id">,
): InvoiceFacts[] {
  return invoices
    .filter((one) => isPaid(one) && one.kind !== "upgrade" && one.subscriptionId === subscription.id)
    .sort((a, b) => a.paidAt! - b.paidAt! || a.id - b.id);
}

export function paidUpgrades(
  { invoices }: AccountView,
  subscription: Pick<SubscriptionFacts, "id">,
): InvoiceFacts[] {
  return invoices
    .filter((one) => isPaid(one) && one.kind === "upgrade" && one.subscriptionId === subscription.id)
    .sort((a, b) => a.paidAt! - b.paidAt! || a.id - b.id);
}

/**
 * What was paid for the subscription's time, by its invoices, less what was refunded (022). Time that was taken back with a
 * refund is none (064). An upgrade counts where its own stretch of time overlaps.
 */
export function paidStretches(view: AccountView, subscription: Pick<SubscriptionFacts, "id">): PaidStretch[] {
  const standing = paidPeriods(view, subscription).filter(({ releasedAt }) => releasedAt === null);
  return standing.map((period) => {
    const start = period.periodStart!;
    const end = period.periodEnd!;
    const more = paidUpgrades(view, subscription).reduce((sum, upgrade) => {
      const [from, to] = [Math.max(start, upgrade.periodStart!), Math.min(end, upgrade.periodEnd!)];
      if (to <= from) return sum;
      // Charged for a part of the stretch: as much for all of it as if it had been from its beginning.
      const whole = upgrade.periodEnd! - upgrade.periodStart!;
      const charged = (keptOf(view, upgrade) * (to - from)) / whole;
      return sum + (charged * (end - start)) / (to - from);
    }, 0);
    const { billingInterval: interval, quantity } = period;
    return { start, end, interval, quantity, paidCents: keptOf(view, period) + more };
  });
}

/** What an invoice brought, net, that was not refunded. */
function keptOf({ payments }: AccountView, { id, subtotalCents }: InvoiceFacts): number {
  const payment = payments.find((one) => one.invoiceId === id && one.settledAt !== null);
  if (!payment || payment.amountCents === 0) return subtotalCents;
  return (subtotalCents * (payment.amountCents - payment.refundedCents)) / payment.amountCents;
}

/** A payment of the invoice was given back in full. */
export function isGivenBack({ payments }: AccountView, { id }: Pick<InvoiceFacts, "id">): boolean {
  return payments.some((payment) => payment.invoiceId === id && payment.status === "refunded");
}
