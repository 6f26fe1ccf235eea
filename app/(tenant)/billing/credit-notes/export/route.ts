import { requireTenant } from "@/lib/auth/viewer/viewer";
import { csvResponse } from "@/lib/csv";
import { exportCreditNotes } from "@/lib/invoices/credit-notes/export-credit-notes";

/** All credit notes as a file. Not for staff who view as the tenant: they look, and take nothing away. */
export async function GET(): Promise<Response> {
  const viewer = await requireTenant({ permission: "billing:read", allowSuspended: true });
  if (viewer.viewAs)
    return new Response("Staff who view as the tenant can't download its data.", { status: 403 });
  return csvResponse("credit-notes.csv", exportCreditNotes(viewer.account.id));
}
