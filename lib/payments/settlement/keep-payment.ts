import type { Payment, Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { formatDecimal } from "@/lib/money";
import { insertKept, mailKept, writeAccountMoney } from "@/lib/payments/records/account-money";
import { changePayment } from "@/lib/payments/records/change-payment";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";
import type { ProviderPayment } from "./settlement";

/**
 * Money that arrived for an invoice that no longer needs it: the account's own from now on. Tenant and staff see it, and
 * refund it or use it for an invoice of that amount. A subscription that it began at Stripe ends there, or it would charge
 * again. `known`: the row of what was on its way. The caller holds the account's lock.
 */
export async function keepPayment(
  tx: Tx,
  money: ProviderPayment,
  known: Payment | undefined,
): Promise<Payment> {
  const actor = `webhook:${money.method}`;
  const { accountId, stripeSubscriptionId = null } = money;
  const payment = known
    ? await changePayment(tx, known, "kept", { amountCents: money.amountCents, settledAt: now() })
    : await insertKept(tx, money);
  await writeAccountMoney(tx, payment, { kind: "kept", amountCents: payment.amountCents, actor });
  await syncProviderSubscription(tx, { accountId, stripeSubscriptionId });
  await recordAudit(tx, {
    accountId,
    actor,
    action: "payment.kept",
    targetType: "payment",
    targetId: payment.id,
    after: {
      amount: formatDecimal(payment.amountCents),
      currency: payment.currency,
      externalPaymentId: payment.externalPaymentId,
    },
  });
  await mailKept(tx, payment);
  return payment;
}
