import { z } from "zod";
import { BILLING_INTERVALS, REAL_METHODS } from "@/db/words";

/** What the address of /payment may say; anything else counts as nothing. */
export const paymentQuery = z.object({
  method: z.enum(REAL_METHODS).optional().catch(undefined),
  invoice: z.coerce.number().int().positive().optional().catch(undefined),
  checkout: z.enum(["done", "cancelled"]).optional().catch(undefined),
  plan: z.string().optional().catch(undefined),
  interval: z.enum(BILLING_INTERVALS).optional().catch(undefined),
  change: z.enum(["report", "method"]).optional().catch(undefined),
});
