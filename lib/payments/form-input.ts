import { z } from "zod";
import { BILLING_INTERVALS, PAYMENT_METHODS } from "@/db/words";
import { payerInput, proofUrlInput, reasonInput, referenceInput } from "./input";

const formId = z.coerce.number().int().positive();
const blankToNothing = (value: unknown) => (value === "" ? undefined : value);

/** The same rules as the API's, for what forms send: text, and blank for nothing. */
export const reportForm = z.object({
  invoice_id: formId,
  external_payment_id: referenceInput,
  payer_name: payerInput,
  proof_url: z.preprocess(blankToNothing, proofUrlInput),
});
export const checkoutForm = z.object({ payment_method: z.enum(PAYMENT_METHODS), invoice_id: formId });
export const planForm = z.object({
  plan_slug: z.string().min(1).max(100),
  billing_interval: z.enum(BILLING_INTERVALS),
  keep_site_ids: z
    .preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(formId).max(1000))
    .optional(),
});
export const cancelForm = z.object({ reason: z.preprocess(blankToNothing, reasonInput.optional()) });
