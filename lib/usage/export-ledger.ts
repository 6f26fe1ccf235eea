import { poolOf } from "@/lib/credits/pools";
import { type LedgerFilter, type ListedLedgerRow, listLedger } from "./list-ledger";

const BATCH = 1000;
const HEAD = ["id", "time", "kind", "operation", "units", "amount", "balance_after", "site", "description"];
const POOL_HEAD = ["pool", "plan_amount", "bought_amount", "plan_after", "bought_after"];

/** The ledger as rows of a spreadsheet, read in batches: as long as it is, as small as a batch in memory. */
export async function* exportLedger(accountId: number, filter: LedgerFilter) {
  yield [...HEAD, ...POOL_HEAD];
  let after: number | undefined;
  for (;;) {
    const rows = await listLedger(accountId, filter, { limit: BATCH, after });
    for (const row of rows.slice(0, BATCH)) {
      const { id, createdAt, kind, operation, units, amount, balanceAfter, siteName, description } = row;
      yield [
        id,
        createdAt,
        kind,
        operation,
        units,
        amount,
        balanceAfter,
        siteName,
        description,
        ...poolCells(row),
      ];
    }
    if (rows.length <= BATCH) return;
    after = rows[BATCH - 1]?.id;
  }
}

function poolCells(row: ListedLedgerRow) {
  const { amount, balanceAfter, boughtAmount, boughtAfter } = row;
  return [poolOf(row), amount - boughtAmount, boughtAmount, balanceAfter - boughtAfter, boughtAfter];
}
