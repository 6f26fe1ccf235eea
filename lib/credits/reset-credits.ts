import type { Tx } from "@/db/client";
import { type LedgerRow, writeLedger } from "./write-ledger";

/** Sets the balance to the plan's amount, for a payment that was confirmed or a month that began: a ledger row either way. */
export function resetCredits(
  tx: Tx,
  reset: { accountId: number; credits: number; description: string; paymentId?: number },
): Promise<LedgerRow> {
  const { credits, ...entry } = reset;
  return writeLedger(tx, { ...entry, kind: "reset", newBalance: credits });
}
