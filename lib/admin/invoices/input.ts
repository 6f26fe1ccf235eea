import { z } from "zod";
import { lineReasonInput } from "@/lib/payments/input";

/** The form of an invoice's page. */
export const releaseForm = z.object({
  invoice_id: z.coerce.number().int().positive(),
  reason: lineReasonInput,
});
