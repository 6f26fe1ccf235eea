import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { csvResponse } from "@/lib/text/csv";
import { creditStanding } from "@/lib/usage/credit-standing";
import { exportUsage } from "@/lib/usage/report/export-usage";
import { readUsageQuery } from "@/lib/usage/report/page-query";

/** The report as the page shows it, as a file. Not for staff who view as the tenant. */
export async function GET(request: Request): Promise<Response> {
  const { account, viewAs } = await requireTenant({ permission: "credits:read" });
  if (viewAs) return new Response("Staff who view as the tenant can't download its data.", { status: 403 });
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const { periodStart } = await creditStanding(account.id);
  const { range, by } = readUsageQuery(params, { at: now(), periodStart });
  return csvResponse("usage.csv", exportUsage(account.id, range, by));
}
