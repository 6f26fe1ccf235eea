import type { Payment, Plan, Tx } from "@/db";
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
    },
  });
}
