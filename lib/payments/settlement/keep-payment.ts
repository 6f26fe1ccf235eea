import { eq } from "drizzle-orm";
import { invoices, type Payment, payments, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { formatAmount, formatDecimal } from "@/lib/money";
import { writeAccountMoney } from "@/lib/payments/records/account-money";
import { changePayment } from "@/lib/payments/records/change-payment";
import { tellOthers } from "@/lib/payments/records/tell-others";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";
import type { ProviderPayment, Settlement } from "./settlement";

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

type KeptMoney = Pick<
  Settlement,
  "accountId" | "method" | "externalPaymentId" | "amountCents" | "payerName"
> & { invoiceId?: number; currency: string };

/** A row for money that pays nothing yet. Throws `payment_reference_used` where its reference has one already. */
export async function insertKept(tx: Tx, money: KeptMoney): Promise<Payment> {
  const { accountId, invoiceId, method, externalPaymentId, amountCents, currency, payerName } = money;
  const row = {
    accountId,
    invoiceId: invoiceId!,
    method,
    externalPaymentId,
    amountCents,
    currency,
    payerName,
  };
  const [payment] = await tx
    .insert(payments)
    .values({ ...row, status: "kept", settledAt: now(), createdAt: now(), updatedAt: now() })
    .onConflictDoNothing()
    .returning();
  if (!payment) throw new AppError("payment_reference_used");
  tellOthers(tx, payment);
  return payment;
}

/** Tells whose money it is that it paid nothing, and what becomes of it. */
export async function mailKept(tx: Tx, payment: Payment): Promise<void> {
  const [invoice] = await tx
    .select({ number: invoices.number })
    .from(invoices)
    .where(eq(invoices.id, payment.invoiceId));
  await mailBillingContact(tx, {
    accountId: payment.accountId,
    template: "payment-kept",
    onceKey: `payment-kept:${payment.id}`,
    props: {
      number: invoice!.number,
      amount: formatAmount(payment.amountCents, payment.currency),
    },
  });
}
