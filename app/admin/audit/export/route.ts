import { exportAuditEvents } from "@/lib/admin/audit/export-audit-events";
import { auditFilter } from "@/lib/admin/audit/queries";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { csvResponse } from "@/lib/text/csv";

/** The audit log of a filter as a file, sent while it is read. */
export async function GET(request: Request): Promise<Response> {
  await requireSuperuser();
  const filter = auditFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  return csvResponse("audit-log.csv", exportAuditEvents(filter));
}
