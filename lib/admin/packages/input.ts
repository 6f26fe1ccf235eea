import { z } from "zod";
import { parseDecimal } from "@/lib/money";

/** "29.00" -> 2900 cents; a package costs something. */
const priceCents = z.string().transform((text, context) => {
  const cents = parseDecimal(text);
  if (cents !== undefined && cents > 0 && cents <= 100_000_000) return cents;
  context.addIssue({ code: "custom", message: 'Write a price such as "29.00".' });
  return z.NEVER;
});

const whole = (least: number, most: number) =>
  z.coerce.number("Give a whole number.").int("Give a whole number.").min(least).max(most);

/** The form of a package. Boxes that are not ticked are not sent. */
export const packageForm = z.object({
  /** Empty: a new one. */
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .optional(),
  name: z.string().trim().min(1, "Name the package.").max(60),
  credits: whole(1, 10_000_000),
  price: priceCents,
  /** Empty: they don't expire. */
  expiry_days: z.union([z.literal("").transform(() => null), whole(1, 3650)]),
  sort_order: whole(0, 1000),
  /** Whether it is sold at all, and whether trials and plans without a price may buy it. */
  offered: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(z.enum(["active", "trial", "free"])),
  ),
  reason: z.string().trim().min(1, "Give a reason.").max(500),
});
export type PackageForm = z.infer<typeof packageForm>;
