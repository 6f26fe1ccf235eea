import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { FEATURES } from "@/lib/plans/plan";

/** What staff must say to change an account (docs/contract.md, section 4): the reason goes into the audit log. */
export const reason = z.string().trim().min(1, "Give a reason.").max(500);

export const accountParams = z.object({ id: idParam });
export const reasonInput = z.object({ reason });
export const putOnPlanInput = z.object({ plan_slug: z.string().trim().min(1).max(50), reason });
/** Credits: above zero gives, below zero takes. */
export const creditsAdjusted = z
  .int()
  .min(-1_000_000)
  .max(1_000_000)
  .refine((amount) => amount !== 0, "Give a number other than 0.");
export const adjustCreditsInput = z.object({ amount: creditsAdjusted, reason });
const feature = z.enum(FEATURES);
/** Null: the plan's. */
export const setFeaturesInput = z.object({
  features: z.array(feature).max(FEATURES.length).nullable(),
  reason,
});

/** What forms of the back office send instead: text throughout, and the account by its id. */
const accountId = z.coerce.number().int().positive();
export const accountActForm = z.object({ account_id: accountId, reason });
export const changePlanForm = accountActForm.extend({ plan_slug: putOnPlanInput.shape.plan_slug });
export const creditsForm = accountActForm.extend({
  amount: z.coerce.number("Give a whole number.").pipe(creditsAdjusted),
});
export const trialForm = accountActForm.extend({
  days: z.coerce.number("Give a whole number.").int().min(1).max(365),
});
/** Boxes that are not ticked are not sent. */
export const featuresForm = accountActForm.extend({
  source: z.enum(["plan", "own"]),
  features: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(feature)),
});
