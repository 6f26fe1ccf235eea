import { requireTenant } from "@/lib/auth/viewer/viewer";
import { exportRequests } from "@/lib/request-log/export-requests";
import { readRequestFilter } from "@/lib/request-log/input";
import { csvResponse } from "@/lib/text/csv";

/** The log as the page shows it, whole, as a file. Not for staff who view as the tenant. */
export async function GET(request: Request): Promise<Response> {
  const { account, viewAs } = await requireTenant({ permission: "requests:read" });
  if (viewAs) return new Response("Staff who view as the tenant can't download its data.", { status: 403 });
  const filter = readRequestFilter(Object.fromEntries(new URL(request.url).searchParams));
  return csvResponse("requests.csv", exportRequests(account.id, filter));
}
