import { redirect } from "next/navigation";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { AppError } from "@/lib/errors";
import { getInvoice } from "@/lib/invoices/queries";
import { invoicePdfResponse } from "@/lib/payments/documents/invoice-file";

/** The invoice as a file, for everyone who may see it on the page. */
export async function GET(_request: Request, { params }: RouteContext<"/billing/invoices/[id]/pdf">) {
  const viewer = await requireTenant({ permission: "billing:read", allowSuspended: true });
  const { id } = await params;
  if (!/^[1-9]\d{0,14}$/.test(id)) redirect(pageOf(id));
  const invoice = await getInvoice(viewer.account.id, Number(id)).catch((error: unknown) => {
    if (error instanceof AppError) redirect(pageOf(id));
    throw error;
  });
  return invoicePdfResponse(invoice);
}

/** A file that is not there is an empty page in the browser; the invoice's own page says so in words. */
function pageOf(id: string): string {
  return `/billing/invoices/${encodeURIComponent(id)}`;
}
