import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { invoicePdfResponse } from "@/lib/payments/documents/invoice-file";
import { anyInvoicePage } from "../invoice-page";

/** An invoice of any account, as its PDF. */
export async function GET(_request: Request, { params }: RouteContext<"/admin/invoices/[id]/pdf">) {
  await requireSuperuser();
  const { invoice } = await anyInvoicePage((await params).id);
  return invoicePdfResponse(invoice);
}
