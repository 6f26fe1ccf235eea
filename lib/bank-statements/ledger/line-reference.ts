import { and, eq, isNotNull } from "drizzle-orm";
import { type BankLine, bankAllocations, type Tx } from "@/db";
import { hasOwnReference } from "@/lib/bank-statements/import/fingerprint";

/**
 * The reference of a payment that is made of a line: the bank's, or our own of it. Another one after each time that was
 * undone, since the payment of then keeps its own. The caller holds the line.
 */
export async function nameOf(tx: Tx, { id, reference }: BankLine): Promise<string> {
  const name = hasOwnReference({ reference }) ? reference.slice(0, 180) : `BANK-${id}`;
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
