import { z } from "zod";
import { parseDecimal } from "@/lib/money";
import { amountInput } from "@/lib/payments/input";

const MOST_CREDITS = 1_000_000_000;
/** One purchase a day is more than anybody needs. */
const MOST_A_MONTH = 31;
const MOST_CENTS = 2_000_000_000;

export const topUpInput = z.object({
  enabled: z.boolean(),
  package_id: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  /** Buys when fewer credits than this are available. */
  threshold: z.int().min(1).max(MOST_CREDITS),
  /** Purchases in a calendar month, in UTC. */
  max_per_month: z.int().min(1).max(MOST_A_MONTH),
  /** Money in a calendar month, taxes included. */
  max_amount_per_month: amountInput.refine((cents) => cents <= MOST_CENTS, "That is too much."),
});

const whole = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,9}$/, "Enter a whole number above 0.")
    .transform(Number)
    .refine((number) => number <= most, `Enter ${most.toLocaleString("en")} or less.`);

/** An unticked box is not sent. */
export const topUpForm = z.object({
  enabled: z.literal("on").optional(),
  package_id: whole(Number.MAX_SAFE_INTEGER),
  threshold: whole(MOST_CREDITS),
  max_per_month: whole(MOST_A_MONTH),
  max_amount_per_month: z.string().transform((typed, context) => {
    const cents = parseDecimal(typed);
    if (cents !== undefined && cents > 0 && cents <= MOST_CENTS) return cents;
    context.addIssue({ code: "custom", message: 'Enter an amount such as "100" or "99.50".' });
    return z.NEVER;
  }),
});
