import { z } from "zod";
import { parseDecimal } from "@/lib/money";

/** "139.00" -> 13900 cents; 0 is a price too. */
export const amountCents = z.string().transform((text, context) => {
  const cents = parseDecimal(text);
  if (cents !== undefined && cents <= 100_000_000) return cents;
  context.addIssue({ code: "custom", message: 'Write a price such as "139.00".' });
  return z.NEVER;
});
