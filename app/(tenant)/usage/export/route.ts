import { requireTenant } from "@/lib/auth/viewer/viewer";
import { csvResponse } from "@/lib/csv";
import { exportLedger } from "@/lib/usage/export-ledger";
import { readLedgerFilter } from "@/lib/usage/ledger-filter";

/** The ledger as the page shows it, whole, as a file. */
export async function GET(request: Request): Promise<Response> {
  const { account } = await requireTenant({ permission: "credits:read" });
  const filter = readLedgerFilter(Object.fromEntries(new URL(request.url).searchParams));
  return csvResponse("credits.csv", exportLedger(account.id, filter));
}
