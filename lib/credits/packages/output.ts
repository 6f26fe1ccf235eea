import { z } from "zod";
import type { CreditPackage } from "@/db";
import { formatDecimal } from "@/lib/money";

export const packageOutput = z.object({
  id: z.int(),
  name: z.string(),
  credits: z.int(),
  price: z.string(),
  currency: z.string(),
  /** How long after the payment the credits last; null: for good. */
  expires_after_days: z.int().nullable(),
  offered_on_trial: z.boolean(),
  offered_on_free: z.boolean(),
});

export function packageJson(row: CreditPackage): z.input<typeof packageOutput> {
  const { id, name, credits, currency, expiryDays, offeredOnTrial, offeredOnFree } = row;
  return {
    ...{ id, name, credits, price: formatDecimal(row.priceCents), currency },
    ...{ expires_after_days: expiryDays, offered_on_trial: offeredOnTrial, offered_on_free: offeredOnFree },
  };
}
