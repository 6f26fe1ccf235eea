import { z } from "zod";
import { BILLING_INTERVALS } from "@/db/words";
import { cancelInput, changePlanInput } from "./input";

/** The API's rules for what forms send: text, one box or several ticked, and blank for nothing. */
export const planForm = z.object({
  plan_slug: changePlanInput.shape.plan_slug,
  billing_interval: z.enum(BILLING_INTERVALS),
  keep_site_ids: z.preprocess(numbers, changePlanInput.shape.keep_site_ids).optional(),
});

export const cancelForm = z.object({
  reason: z.preprocess((typed) => (typed === "" ? undefined : typed), cancelInput.shape.reason),
});

function numbers(ticked: unknown): number[] | undefined {
  return ticked === undefined ? undefined : [ticked].flat().map(Number);
}
