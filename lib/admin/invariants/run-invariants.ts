import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { ACCOUNT_INVARIANTS } from "./accounts";
import { APPROVAL_INVARIANTS } from "./approvals";
import { BANK_INVARIANTS } from "./bank";
import { CREDIT_INVARIANTS } from "./credits";
import { DOCUMENT_INVARIANTS } from "./documents";
import type { Invariant, InvariantResult } from "./invariant";
import { INVOICE_INVARIANTS } from "./invoices";
import { LEDGER_INVARIANTS } from "./ledger";
import { OPERATION_INVARIANTS } from "./operations";
import { SUBSCRIPTION_INVARIANTS } from "./subscriptions";

export const INVARIANTS: Invariant[] = [
  ...LEDGER_INVARIANTS,
  ...CREDIT_INVARIANTS,
  ...SUBSCRIPTION_INVARIANTS,
  ...INVOICE_INVARIANTS,
  ...DOCUMENT_INVARIANTS,
  ...ACCOUNT_INVARIANTS,
  ...BANK_INVARIANTS,
  ...APPROVAL_INVARIANTS,
  ...OPERATION_INVARIANTS,
];

const EXAMPLES = 10;

/** Runs every invariant's query in the given transaction. Give it one with a snapshot, so that they speak of one moment. */
export async function runInvariants(tx: Tx): Promise<InvariantResult[]> {
  const results: InvariantResult[] = [];
  for (const invariant of INVARIANTS) results.push(await runInvariant(tx, invariant));
  return results;
}

async function runInvariant(tx: Tx, { faults, ...invariant }: Invariant): Promise<InvariantResult> {
  const { rows } = await tx.execute<{ total: number; examples: Record<string, unknown>[] }>(sql`
    with faults as materialized (${faults})
    select (select count(*)::int from faults) as total,
      coalesce((select jsonb_agg(e) from (select * from faults limit ${EXAMPLES}) e), '[]') as examples`);
  const { total, examples } = rows[0]!;
  return { ...invariant, holds: total === 0, faultCount: total, examples };
}
