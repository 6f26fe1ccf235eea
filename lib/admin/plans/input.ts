import { z } from "zod";
import { parseDecimal } from "@/lib/money";
import { FEATURES } from "@/lib/plans/plan";

/** "139.00" -> 13900 cents; 0 is a price too. */
const amountCents = z.string().transform((text, context) => {
  const cents = parseDecimal(text);
  if (cents !== undefined && cents <= 100_000_000) return cents;
  context.addIssue({ code: "custom", message: 'Write a price such as "139.00".' });
  return z.NEVER;
});

const whole = (least: number, most: number) =>
  z.coerce.number("Give a whole number.").int("Give a whole number.").min(least).max(most);
const ticked = z.preprocess((value) => value === "on", z.boolean());

/** The form of a plan. Boxes that are not ticked are not sent. */
export const editPlanForm = z.object({
  slug: z.string().trim().min(1).max(50),
  name: z.string().trim().min(1, "Name the plan.").max(60),
  description: z.string().trim().max(300),
  price: amountCents,
  credits: whole(0, 10_000_000),
  max_sites: whole(1, 100_000),
  max_users: whole(1, 100_000),
  max_sectors: whole(1, 1000),
  features: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.enum(FEATURES))),
  is_active: ticked,
  is_public: ticked,
  /** Ticked once somebody has seen whom deactivating locks out. */
  lock_out: ticked,
  reason: z.string().trim().min(1, "Give a reason.").max(500),
});
export type PlanForm = z.infer<typeof editPlanForm>;
