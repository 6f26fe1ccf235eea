import { z } from "zod";
import { CREDIT_OPERATIONS } from "@/db/words";

const whole = (least: number, most: number) =>
  z.coerce.number("Give a whole number.").int("Give a whole number.").min(least).max(most);

/** The form of a new price. */
export const priceForm = z.object({
  operation: z.enum(CREDIT_OPERATIONS),
  credits: whole(0, 100_000),
  per: whole(1, 100_000),
  /** A day, from its first moment in UTC; empty: now. */
  from: z.union([z.literal(""), z.iso.date("Write a date such as 2026-12-01.")]),
  reason: z.string().trim().min(1, "Give a reason.").max(500),
});
export type PriceForm = z.infer<typeof priceForm>;
