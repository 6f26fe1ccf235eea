import { z } from "zod";
import {
  amountInput,
  lineReasonInput,
  payerInput,
  proofUrlInput,
  referenceInput,
} from "@/lib/payments/input";

/** The forms of the payments pages: text throughout, the payment by its id. */
const id = z.coerce.number().int().positive();

const sameReferenceReason = z
  .literal("")
  .transform(() => undefined)
  .or(lineReasonInput)
  .optional();

export const approveForm = z.object({ payment_id: id, same_reference_reason: sameReferenceReason });
export const rejectForm = z.object({ payment_id: id, reason: lineReasonInput });
/** How much and why, before it is previewed. */
export const refundRequest = z.object({
  amount: z
    .literal("")
    .transform(() => undefined)
    .or(amountInput)
    .optional(),
  reason: lineReasonInput,
});
/** `left`: in cents, what its preview said is left of the payment after it. */
export const refundForm = refundRequest.extend({
  payment_id: id,
  left: z.coerce.number().int().min(0).optional(),
});

/** One checkbox that is ticked sends a text, several send a list. */
const chosen = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(id).min(1, "Choose at least one transfer.").max(100),
);

/** Its two buttons each send their decision. */
export const decideForm = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("approve"), payment_id: chosen }),
  z.object({ decision: z.literal("reject"), payment_id: chosen, reason: lineReasonInput }),
]);

/** Like `decideForm`, for the one payment whose row it is. */
export const decideOneForm = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("approve"), payment_id: id }),
  z.object({ decision: z.literal("reject"), payment_id: id, reason: lineReasonInput }),
]);

export const transferForm = z.object({
  account_id: id,
  external_payment_id: referenceInput,
  payer_name: payerInput,
  amount: amountInput,
  proof_url: z
    .literal("")
    .transform(() => undefined)
    .or(proofUrlInput),
  same_reference_reason: sameReferenceReason,
});
