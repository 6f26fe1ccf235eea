import { redirect } from "next/navigation";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { AppError } from "@/lib/errors";
import { getCreditNote } from "@/lib/invoices/credit-notes/queries";
import { creditNotePdfResponse } from "@/lib/invoices/pdf/pdf-response";

/** The credit note as a file, for everyone who may see it on the page. */
export async function GET(_request: Request, { params }: RouteContext<"/billing/credit-notes/[id]/pdf">) {
  const viewer = await requireTenant({ permission: "billing:read", allowSuspended: true });
  const { id } = await params;
  if (!/^[1-9]\d{0,14}$/.test(id)) redirect(pageOf(id));
  const found = await getCreditNote(viewer.account.id, Number(id)).catch((error: unknown) => {
    if (error instanceof AppError) redirect(pageOf(id));
    throw error;
  });
  return creditNotePdfResponse(found);
}

/** A file that is not there is an empty page in the browser; the credit note's own page says so in words. */
function pageOf(id: string): string {
  return `/billing/credit-notes/${encodeURIComponent(id)}`;
}
