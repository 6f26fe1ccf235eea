import { z } from "zod";
import { REAL_METHODS } from "@/db/words";
import { payerInput, proofUrlInput, referenceInput } from "./input";

const formId = z.coerce.number().int().positive();
const blankToNothing = (value: unknown) => (value === "" ? undefined : value);

/** The API's rules for what forms send: text, and blank for nothing. */
export const reportForm = z.object({
  invoice_id: formId,
  external_payment_id: referenceInput,
  payer_name: payerInput,
  proof_url: z.preprocess(blankToNothing, proofUrlInput),
});
/** A browser sends an empty file where none was chosen. */
export const proofForm = z.object({
  payment_id: formId,
  proof: z.instanceof(File, { error: "Choose a file." }).refine(({ size }) => size > 0, "Choose a file."),
});
export const settleForm = z.object({ invoice_id: formId });

export const checkoutForm = z.object({ payment_method: z.enum(REAL_METHODS), invoice_id: formId });
export const heldMoneyForm = z.object({ payment_id: formId, act: z.enum(["use", "refund"]) });
