import { invoicePdf, pdfResponse } from "@/lib/invoices/pdf/pdf-response";
import type { ListedInvoice } from "@/lib/invoices/queries";
import { waysToPay } from "./ways-to-pay";

/** The invoice as a download, with how to pay it while it is open. */
export async function invoicePdfResponse(invoice: ListedInvoice): Promise<Response> {
  return pdfResponse(invoice.number, await invoicePdf(invoice, waysToPay(invoice)));
}
