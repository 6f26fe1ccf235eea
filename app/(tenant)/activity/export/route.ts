import { requireTenant } from "@/lib/auth/viewer/viewer";
import { readActivityFilter } from "@/lib/team/activity/activity-filter";
import { exportActivity } from "@/lib/team/activity/export-activity";
import { csvResponse } from "@/lib/text/csv";

/** The log as the page shows it, whole, as a file. Not for staff who view as the tenant: they look, and take nothing away. */
export async function GET(request: Request): Promise<Response> {
  const { account, viewAs } = await requireTenant({ permission: "account:write" });
  if (viewAs) return new Response("Staff who view as the tenant can't download its data.", { status: 403 });
  const filter = readActivityFilter(Object.fromEntries(new URL(request.url).searchParams));
  return csvResponse("activity.csv", exportActivity(account.id, filter));
}
