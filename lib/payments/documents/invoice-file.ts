import { heldFor } from "@/lib/invoices/held-for";
import { invoicePdf, pdfResponse } from "@/lib/invoices/pdf/pdf-response";
import type { ListedInvoice } from "@/lib/invoices/queries";
import { waysToPay } from "./ways-to-pay";

/** The invoice as a download, with how to pay it while it is open. */
export async function invoicePdfResponse(invoice: ListedInvoice): Promise<Response> {
  return pdfResponse(invoice.number, await invoiceAsItStands(invoice));
}

/** With what is held of it already, and how to pay the rest. */
export async function invoiceAsItStands(invoice: ListedInvoice): Promise<Buffer> {
  const heldCents = await heldFor(invoice);
  return invoicePdf({ ...invoice, heldCents }, waysToPay(invoice, heldCents));
}
