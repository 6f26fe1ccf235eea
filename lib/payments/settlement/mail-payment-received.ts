import type { Payment, Plan, Tx } from "@/db";
import { PROVIDERS } from "@/db/words";
import { heldInAll } from "@/lib/invoices/held-for";
import { formatAmount } from "@/lib/money";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import type { Brought } from "./apply-paid-invoice";

/** "We have your payment", once each: what it was for, the day it is good until, and the balance that it left. */
export async function mailPaymentReceived(
  tx: Tx,
  {
    account,
    invoice,
    subscription,
    plan,
    ledger,
    billed,
    payment,
  }: Brought & { payment: Payment; billed: Plan },
): Promise<void> {
  // A transfer uses what is held for it; a card and PayPal are charged the whole total (decision 054, rule 8).
  const { accountId, currency, method } = payment;
  const heldCents = PROVIDERS.some((provider) => provider === method)
    ? await heldInAll(tx, accountId, currency)
    : 0;
  await mailBillingContact(tx, {
    accountId: payment.accountId,
    template: "payment-received",
    onceKey: `payment-received:${payment.id}`,
    props: {
      number: invoice.number,
      planName: billed.name,
      amount: formatAmount(payment.amountCents, payment.currency),
      invoiceId: invoice.id,
      paidFrom: plan.id === billed.id ? undefined : invoice.periodStart?.toISOString(),
      paidUntil: subscription.currentPeriodEnd?.toISOString() ?? "",
      credits: ledger.balance,
      bought: invoice.packageCredits ?? undefined,
      isTopUp: invoice.isTopUp || undefined,
      isSuspended: account.status === "suspended",
      held: heldCents > 0 ? formatAmount(heldCents, payment.currency) : undefined,
    },
  });
}
