import { z } from "zod";
import { idParam } from "@/lib/api/validate";

/** What staff must say to change an account (CONTRACT.md, section 4): the reason goes into the audit log. */
export const reason = z.string().trim().min(1, "Give a reason.").max(500);

export const accountParams = z.object({ id: idParam });
export const reasonInput = z.object({ reason });
export const changePlanInput = z.object({ plan_slug: z.string().trim().min(1).max(50), reason });
/** Credits: above zero gives, below zero takes. */
export const adjustCreditsInput = z.object({
  amount: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((amount) => amount !== 0, "Give a number other than 0."),
  reason,
});
