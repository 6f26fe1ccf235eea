import type { Tx } from "@/db/client";
import { formatMoney } from "@/lib/money";
import { getSubscription } from "@/lib/subscriptions/live-subscription";
import { mailBillingContact } from "@/lib/subscriptions/mail-billing-contact";
import type { Settling } from "./settlement";

/** "We have your payment", once each, with the day it is good until. */
export async function mailPaymentReceived(tx: Tx, settling: Settling): Promise<void> {
  const { account, subscription, invoice, plan, payment } = settling;
  const { currentPeriodEnd } = await getSubscription(tx, account.id, subscription.id);
  await mailBillingContact(tx, {
    accountId: account.id,
    template: "payment-received",
    onceKey: `payment-received:${payment.id}`,
    props: {
      number: invoice.number,
      planName: plan.name,
      amount: formatMoney(payment.amountCents, payment.currency),
      invoiceId: invoice.id,
      paidUntil: currentPeriodEnd?.toISOString() ?? "",
      credits: plan.creditsPerMonth,
    },
  });
}
