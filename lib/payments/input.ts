import { z } from "zod";
import { BILLING_INTERVALS, PAYMENT_STATUSES, REAL_METHODS } from "@/db/words";
import { parseDecimal } from "@/lib/money";
import { lineInput } from "@/lib/text/line-input";

const idNumber = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/** For the reader of the document; what is taken is `parseDecimal`'s business. */
const DECIMAL = "^\\d{1,9}(\\.\\d{1,2})?$";

const amountFrom = (leastCents: number) =>
  z
    .union([
      z.string().meta({ pattern: DECIMAL, examples: ["139.00"] }),
      z.number().meta({ minimum: 0, examples: [139] }),
    ])
    .transform((amount, context) => {
      const cents = parseDecimal(String(amount));
      if (cents !== undefined && cents >= leastCents) return cents;
      context.addIssue({ code: "custom", message: 'Write an amount such as "139.00".' });
      return z.NEVER;
    });

/** "139.00", "139" or 139 -> cents. A number is taken too, where it has no more than two digits after the point. */
export const amountInput = amountFrom(1);
/** Like `amountInput`, but zero is allowed: it isn't the invoice's amount. */
const transferredAmountInput = amountFrom(0);

export const referenceInput = lineInput(200);
export const payerInput = lineInput(200);
export const proofUrlInput = z
  .url({ protocol: /^https?$/, message: "Write a link that starts with https://." })
  .max(2000)
  .nullable()
  .optional();
export const lineReasonInput = lineInput(500);

export const confirmInput = z.object({
  account_id: idNumber,
  external_payment_id: referenceInput,
  amount: transferredAmountInput,
  payer_name: payerInput,
  proof_url: proofUrlInput,
  same_reference_reason: lineReasonInput.optional(),
  period_months: z.int().min(1).max(36).optional(),
});

export const reportInput = z.object({
  invoice_id: idNumber,
  external_payment_id: referenceInput,
  payer_name: payerInput,
  amount: amountInput,
  proof_url: proofUrlInput,
});

/** A file as JSON can carry it. */
export const proofInput = z.object({ file_name: lineInput(200), proof_base64: z.base64().min(4) });

export const checkoutInput = z.object({
  payment_method: z.enum(REAL_METHODS),
  plan_slug: lineInput(100).optional(),
  /** Buys these credits instead. */
  package_id: idNumber.optional(),
  billing_interval: z.enum(BILLING_INTERVALS).optional(),
});

export const approveInput = z.object({ same_reference_reason: lineReasonInput.optional() });
export const rejectInput = z.object({ reason: lineReasonInput });
export const refundInput = z.object({ reason: lineReasonInput, amount: amountInput.optional() });
export const paymentStatusQuery = z.enum(PAYMENT_STATUSES).optional();
