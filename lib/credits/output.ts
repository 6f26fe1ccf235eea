import { z } from "zod";
import type { CreditTransaction } from "@/db";
import { CREDIT_OPERATIONS, CREDIT_POOLS, CREDIT_TRANSACTION_KINDS } from "@/db/words";
import { poolOf } from "./pools";

export const balanceOutput = z.object({
  /** Plan and bought credits together. */
  balance: z.int(),
  plan: z.int(),
  bought: z.int(),
  /** By open reservations. */
  held: z.int(),
  /** What can be spent: the balance less what is held. */
  available: z.int(),
});

export const consumeOutput = z.object({
  transaction_id: z.int(),
  operation: z.enum(CREDIT_OPERATIONS),
  /** Credits taken. */
  amount: z.int(),
  balance: z.int(),
});

export const refundOutput = z.object({
  transaction_id: z.int(),
  refunded_transaction_id: z.int(),
  /** Credits given back. */
  amount: z.int(),
  balance: z.int(),
});

export const creditTransactionOutput = z.object({
  id: z.int(),
  kind: z.enum(CREDIT_TRANSACTION_KINDS),
  /** Signed: what was taken is negative. */
  amount: z.int(),
  balance_after: z.int(),
  /** Whose credits it moved: the plan's, bought ones, or some of each. */
  pool: z.enum(CREDIT_POOLS),
  /** The two parts of `amount`. */
  plan_amount: z.int(),
  bought_amount: z.int(),
  /** The two parts of `balance_after`. */
  plan_after: z.int(),
  bought_after: z.int(),
  operation: z.enum(CREDIT_OPERATIONS).nullable(),
  units: z.int().nullable(),
  description: z.string(),
  site_id: z.int().nullable(),
  refunds_transaction_id: z.int().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  created_at: z.iso.datetime(),
});

export function creditTransactionJson(row: CreditTransaction): z.input<typeof creditTransactionOutput> {
  return {
    id: row.id,
    kind: row.kind,
    amount: row.amount,
    balance_after: row.balanceAfter,
    pool: poolOf(row),
    plan_amount: row.amount - row.boughtAmount,
    bought_amount: row.boughtAmount,
    plan_after: row.balanceAfter - row.boughtAfter,
    bought_after: row.boughtAfter,
    operation: row.operation,
    units: row.units,
    description: row.description,
    site_id: row.siteId,
    refunds_transaction_id: row.refundsTransactionId,
    metadata: row.metadata,
    created_at: row.createdAt.toISOString(),
  };
}
