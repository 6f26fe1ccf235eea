import { z } from "zod";
import { CREDIT_OPERATIONS, CREDIT_TRANSACTION_KINDS } from "@/db/words";
import { dayInput } from "@/lib/time/instant-input";
import type { LedgerFilter } from "./list-ledger";

const day = dayInput.optional().catch(undefined);

/** The filter as an address carries it; what can't be read filters nothing. */
const filter = z.object({
  kind: z.enum(CREDIT_TRANSACTION_KINDS).optional().catch(undefined),
  operation: z.enum(CREDIT_OPERATIONS).optional().catch(undefined),
  from: day,
  to: day,
});

export function readLedgerFilter(params: Record<string, unknown>): LedgerFilter {
  return filter.parse(params);
}

/** The filter as search parameters, without what filters nothing. */
export function ledgerFilterParams({ kind, operation, from, to }: LedgerFilter): Record<string, string> {
  const entries = { kind, operation, from: from && dayText(from), to: to && dayText(to) };
  return Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export function dayText(at: Date): string {
  return at.toISOString().slice(0, 10);
}
