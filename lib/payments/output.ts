import { eq } from "drizzle-orm";
import { z } from "zod";
import { forAccount, invoices, type Payment } from "@/db";
import { ACCOUNT_STATUSES, PAYMENT_METHODS, PAYMENT_STATUSES } from "@/db/words";
import { formatDecimal } from "@/lib/money";
import type { Proof } from "@/lib/payments/proofs/attach-proof";
import { PROOF_TYPES } from "@/lib/payments/proofs/recognise-proof";
import type { Settled } from "@/lib/payments/settlement/settled-state";
import { subscriptionJson, subscriptionOutput } from "@/lib/subscriptions/output";

const time = z.iso.datetime();

/** What the API says of a payment. */
export const paymentOutput = z.object({
  id: z.int(),
  account_id: z.int(),
  invoice_id: z.int(),
  invoice_number: z.string().nullable(),
  method: z.enum(PAYMENT_METHODS),
  status: z.enum(PAYMENT_STATUSES),
  amount: z.string(),
  refunded_amount: z.string(),
  currency: z.string(),
  external_payment_id: z.string(),
  payer_name: z.string(),
  proof_url: z.string().nullable(),
  failure_reason: z.string().nullable(),
  /** Why staff took it for another payment though its reference was used before. */
  same_reference_reason: z.string().nullable(),
  settled_at: time.nullable(),
  created_at: time,
});

export function paymentJson(
  payment: Payment,
  invoiceNumber: string | null = null,
): z.input<typeof paymentOutput> {
  return {
    id: payment.id,
    account_id: payment.accountId,
    invoice_id: payment.invoiceId,
    invoice_number: invoiceNumber,
    method: payment.method,
    status: payment.status,
    amount: formatDecimal(payment.amountCents),
    refunded_amount: formatDecimal(payment.refundedCents),
    currency: payment.currency,
    external_payment_id: payment.externalPaymentId,
    payer_name: payment.payerName,
    proof_url: payment.proofUrl,
    failure_reason: payment.failureReason,
    same_reference_reason: payment.sameReferenceReason,
    settled_at: payment.settledAt?.toISOString() ?? null,
    created_at: payment.createdAt.toISOString(),
  };
}

/** What the API says of a proof; its content is a download. */
export const proofOutput = z.object({
  payment_id: z.int(),
  file_name: z.string(),
  content_type: z.enum(PROOF_TYPES),
  size: z.int(),
  created_at: time,
});

export function proofJson({ paymentId, fileName, contentType, size, createdAt }: Proof) {
  return {
    payment_id: paymentId,
    file_name: fileName,
    content_type: contentType,
    size,
    created_at: createdAt.toISOString(),
  };
}

/** What settling a payment answers (docs/contract.md, section 4). */
export const settledOutput = z.object({
  account_id: z.int(),
  account_status: z.enum(ACCOUNT_STATUSES),
  subscription: subscriptionOutput,
  payment: paymentOutput,
  credits: z.int(),
  /** Null where the money pays no invoice, and is kept for the account. */
  transaction_id: z.int().nullable(),
  replayed: z.boolean(),
});

export function settledJson(settled: Settled): z.input<typeof settledOutput> {
  return {
    account_id: settled.accountId,
    account_status: settled.accountStatus,
    subscription: subscriptionJson(settled.subscription, settled.plan),
    payment: paymentJson(settled.payment, settled.invoice.number),
    credits: settled.credits,
    transaction_id: settled.transactionId,
    replayed: settled.replayed,
  };
}

/** One payment as the API answers it, with its invoice's number. */
export async function paymentAnswer(payment: Payment) {
  const [invoice] = await forAccount(payment.accountId, (tx) =>
    tx.select({ number: invoices.number }).from(invoices).where(eq(invoices.id, payment.invoiceId)),
  );
  return paymentJson(payment, invoice?.number);
}
