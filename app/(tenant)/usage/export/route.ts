import { requireTenant } from "@/lib/auth/viewer/viewer";
import { csvResponse } from "@/lib/text/csv";
import { exportLedger } from "@/lib/usage/export-ledger";
import { readLedgerFilter } from "@/lib/usage/ledger-filter";

/** The ledger as the page shows it, whole, as a file. Not for staff who view as the tenant: they look, and take nothing away. */
export async function GET(request: Request): Promise<Response> {
  const { account, viewAs } = await requireTenant({ permission: "credits:read" });
  if (viewAs) return new Response("Staff who view as the tenant can't download its data.", { status: 403 });
  const filter = readLedgerFilter(Object.fromEntries(new URL(request.url).searchParams));
  return csvResponse("credits.csv", exportLedger(account.id, filter));
}
