import type { InvoiceFact } from "./invoice-fact";
import type { Proposal, Strength, Unmatched } from "./proposal";

/** What one way of looking at a line has found; undefined where it says nothing. */
export type FoundForLine = Proposal | Unmatched | undefined;

/** Proposes that a line pays these invoices. Pure. */
export function settle(
  found: InvoiceFact[],
  strength: Strength,
  reasons: string[],
  chargesCents = 0,
): Proposal {
  const invoices = found.map(({ id, number, accountId, accountName }) => ({
    id,
    number,
    accountId,
    accountName,
  }));
  return { act: "settle", strength, reasons, invoices, chargesCents };
}
