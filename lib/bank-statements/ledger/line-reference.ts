import { and, eq, isNotNull } from "drizzle-orm";
import { type BankLine, bankAllocations, type Tx } from "@/db";

/** Shorter references are counters that banks begin again. */
const LEAST_REFERENCE = 8;

/**
 * The reference of a payment that is made of a line: the bank's, or our own of it. Another one after each time that was
 * undone, since the payment of then keeps its own. The caller holds the line.
 */
export async function nameOf(tx: Tx, { id, reference }: BankLine): Promise<string> {
  const name = reference.length >= LEAST_REFERENCE ? reference.slice(0, 180) : `BANK-${id}`;
  const undone = await tx.$count(
    bankAllocations,
    and(
      eq(bankAllocations.lineId, id),
      eq(bankAllocations.madePayment, true),
      isNotNull(bankAllocations.undoneAt),
    ),
  );
  return undone === 0 ? name : `${name}-U${undone}`;
}
