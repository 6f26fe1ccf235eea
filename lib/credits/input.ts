import { z } from "zod";
import { CREDIT_OPERATIONS } from "@/db/words";
import { instantInput } from "@/lib/time/instant-input";

/** Ten million words: far above any article, far below what an integer column holds. */
const MAX_UNITS = 10_000_000;
const MAX_METADATA_CHARACTERS = 16_384;

const metadata = z
  .record(z.string(), z.unknown())
  .refine((value) => JSON.stringify(value).length <= MAX_METADATA_CHARACTERS, "At most 16 KB.")
  .optional();

export const consumeInput = z.object({
  operation: z.enum(CREDIT_OPERATIONS),
  /** Words for content_generation and optimization, else how many times. */
  units: z.int().min(1).max(MAX_UNITS).default(1),
  site_id: z.int().min(1).nullable().optional(),
  metadata,
});

/** More than any package and any plan brings. */
const MAX_AMOUNT = 100_000_000;

export const reserveInput = z
  .object({
    /** What it is for; its price is held unless `amount` says how much. */
    operation: z.enum(CREDIT_OPERATIONS).optional(),
    units: z.int().min(1).max(MAX_UNITS).default(1),
    amount: z.int().min(1).max(MAX_AMOUNT).optional(),
    expires_at: instantInput,
    site_id: z.int().min(1).nullable().optional(),
    metadata,
  })
  .refine(({ operation, amount }) => operation !== undefined || amount !== undefined, {
    path: ["amount"],
    message: "Give an operation or an amount.",
  });

export const commitInput = z.object({
  /** Credits, at most what is reserved; all of it unless said. */
  amount: z.int().min(0).max(MAX_AMOUNT).optional(),
  metadata,
});

export const refundCreditsInput = z.object({
  transaction_id: z.int().min(1),
  reason: z.string().trim().min(1, "This is required.").max(500, "At most 500 characters."),
});
