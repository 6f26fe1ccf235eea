import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { csvResponse } from "@/lib/text/csv";
import { addDays } from "@/lib/time/days";
import { chartStart } from "@/lib/usage/daily-spend";
import { exportSpendBySite } from "@/lib/usage/export-spend-by-site";
import { readLedgerFilter } from "@/lib/usage/ledger-filter";

const DAYS = 30;

/**
 * What each site cost, `from` a day and up `to` one, or within the last 30 days. Not for staff who view as the tenant: they look,
 * and take nothing away.
 */
export async function GET(request: Request): Promise<Response> {
  const { account, viewAs } = await requireTenant({ permission: "credits:read" });
  if (viewAs) return new Response("Staff who view as the tenant can't download its data.", { status: 403 });
  const { from, to } = readLedgerFilter(Object.fromEntries(new URL(request.url).searchParams));
  const period = { from: from ?? chartStart(DAYS, now()), before: to && addDays(to, 1) };
  return csvResponse("credits-by-site.csv", exportSpendBySite(account.id, period));
}
