import { and, eq, inArray } from "drizzle-orm";
import { asSystem, invoices, type Payment, payments, type Tx } from "@/db";
import type { Provider } from "@/db/words";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { formatAmount } from "@/lib/money";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { reissueAfterUpgrade } from "@/lib/subscriptions/renewal/renewal-invoice";
import { changePayment } from "./change-payment";
import { tellOthers } from "./tell-others";

export interface Declined {
  accountId: number;
  invoiceId: number;
  method: Provider;
  externalPaymentId: string;
  /** What the provider calls the payment once it is on its way, where that is another id. */
  processingId?: string;
  amountCents: number;
  currency: string;
  /** For the payer. */
  reason: string;
  /**
   * Left out: its payer gets an email if it was on its way before. `true`: in any case, since nobody was asked to pay it on a
   * page. `false`: another email tells of it.
   */
  isMailed?: boolean;
}

/**
 * The provider could not take the money that its payer had agreed to: kept, so that the payer is told; once each. One that
 * was on its way fails with the reason, and its payer gets an email, since nobody is waiting on a page anymore.
 */
export function recordDeclined(declined: Declined): Promise<void> {
  return asSystem(async (tx) => {
    await lockAccount(tx, declined.accountId);
    await recordDeclinedIn(tx, declined);
  });
}

/** The same, for a caller who holds the account's lock. */
export async function recordDeclinedIn(tx: Tx, declined: Declined): Promise<void> {
  const { reason, processingId, isMailed, ...row } = declined;
  const ids = [row.externalPaymentId, ...(processingId ? [processingId] : [])];
  const known = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.method, row.method), inArray(payments.externalPaymentId, ids)));
  const onItsWay = known.find(({ status }) => status === "processing");
  if (onItsWay)
    return void (await failProcessing(tx, onItsWay, { reason, actor: `webhook:${row.method}`, isMailed }));
  if (known.length > 0) return;
  const at = now();
  const [failed] = await tx
    .insert(payments)
    .values({ ...row, status: "failed", failureReason: reason, createdAt: at, updatedAt: at })
    .returning();
  tellOthers(tx, failed!);
  if (isMailed) await mailFailed(tx, failed!);
}

/** Money that was on its way does not come. The caller holds the account's lock. */
export async function failProcessing(
  tx: Tx,
  payment: Payment,
  by: { reason: string; actor: string; actorUserId?: number; requestId?: string; isMailed?: boolean },
): Promise<Payment> {
  const { reason, actor, actorUserId, requestId, isMailed = true } = by;
  const failed = await changePayment(tx, payment, "failed", {
    failureReason: reason,
    decidedByUserId: actorUserId,
  });
  await recordAudit(tx, {
    accountId: payment.accountId,
    actor,
    actorUserId,
    requestId,
    reason,
    action: "payment.failed",
    targetType: "payment",
    targetId: payment.id,
  });
  if (isMailed) await mailFailed(tx, failed);
  await reissueAfterUpgrade(tx, payment.accountId);
  return failed;
}

async function mailFailed(tx: Tx, payment: Payment): Promise<void> {
  const [invoice] = await tx
    .select({ number: invoices.number, status: invoices.status })
    .from(invoices)
    .where(eq(invoices.id, payment.invoiceId));
  await mailBillingContact(tx, {
    accountId: payment.accountId,
    template: "payment-failed",
    onceKey: `payment-failed:${payment.id}`,
    props: {
      number: invoice!.number,
      invoiceId: payment.invoiceId,
      amount: formatAmount(payment.amountCents, payment.currency),
      reason: payment.failureReason ?? "",
      isDue: invoice!.status === "open",
    },
  });
}
