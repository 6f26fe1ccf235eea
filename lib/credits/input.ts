import { z } from "zod";
import { CREDIT_OPERATIONS } from "@/db/words";

/** Ten million words: far above any article, far below what an integer column holds. */
const MAX_UNITS = 10_000_000;
const MAX_METADATA_CHARACTERS = 16_384;

export const consumeInput = z.object({
  operation: z.enum(CREDIT_OPERATIONS),
  /** Words for content_generation and optimization, else how many times. */
  units: z.int().min(1).max(MAX_UNITS).default(1),
  site_id: z.int().min(1).nullable().optional(),
  metadata: z
    .record(z.string(), z.unknown())
    .refine((value) => JSON.stringify(value).length <= MAX_METADATA_CHARACTERS, "At most 16 KB.")
    .optional(),
});

export const refundInput = z.object({
  transaction_id: z.int().min(1),
  reason: z.string().trim().min(1, "This is required.").max(500, "At most 500 characters."),
});
