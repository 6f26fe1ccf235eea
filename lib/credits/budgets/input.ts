import { z } from "zod";

const cap = z.int().min(0).max(1_000_000_000);

export const budgetInput = z
  .object({
    site_id: z.int().min(1).optional(),
    api_key_id: z.int().min(1).optional(),
    user_id: z.int().min(1).optional(),
    /** Credits in a calendar month, in UTC. */
    monthly_cap: cap,
  })
  .refine((input) => [input.site_id, input.api_key_id, input.user_id].filter(Boolean).length === 1, {
    path: ["site_id"],
    message: "Name one site, one key or one member.",
  });

const formId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number)
  .optional();

export const budgetForm = z.object({
  site_id: formId,
  api_key_id: formId,
  user_id: formId,
  /** Empty: no budget. */
  monthly_cap: z
    .string()
    .trim()
    .regex(/^\d{0,9}$/, "Give a whole number of credits, or nothing.")
    .transform((typed) => (typed === "" ? null : Number(typed))),
});
