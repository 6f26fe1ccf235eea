import { z } from "zod";
import { lineReasonInput } from "@/lib/payments/input";
import { lineInput } from "@/lib/text/line-input";
import { SHOWN } from "./shown";

const approval_id = z.coerce.number().int().positive();
const code = lineInput(60);

export const approveRequestForm = z.object({ approval_id });
export const declineRequestForm = z.object({ approval_id, reason: lineReasonInput });
export const overrideForm = z.object({
  approval_id,
  first_email: z.email(),
  first_code: code,
  second_email: z.email(),
  second_code: code,
  reason: lineReasonInput,
});

export const declineInput = z.object({ reason: lineReasonInput });
const proof = z.object({ email: z.email(), code });
/** Two owners, each with a code of their authenticator app or a recovery code. */
export const overrideInput = z.object({ first_owner: proof, second_owner: proof, reason: lineReasonInput });

export const approvalsQuery = z.object({ show: z.enum(SHOWN).default("waiting") });
