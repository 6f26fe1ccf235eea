import type { ListedCreditNote } from "@/lib/invoices/credit-notes/queries";
import { creditNoteDocument } from "./credit-note-document";
import type { PrintedPayment } from "./document";
import { drawDocument } from "./draw-document";
import { invoiceDocument, type PrintedInvoice } from "./invoice-document";

/** An invoice as a PDF, with how to pay it while it is open. */
export function invoicePdf(invoice: PrintedInvoice, payment?: PrintedPayment): Promise<Buffer> {
  return drawDocument(invoiceDocument(invoice, payment));
}

export function creditNotePdf(found: Pick<ListedCreditNote, "note" | "invoiceNumber">): Promise<Buffer> {
  return drawDocument(creditNoteDocument(found));
}

export async function creditNotePdfResponse(found: ListedCreditNote): Promise<Response> {
  return pdfResponse(found.note.number, await creditNotePdf(found));
}

/** A document as a download, named after its number. */
export function pdfResponse(number: string, pdf: Buffer): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${number}.pdf"`,
      "cache-control": "private, no-store",
    },
  });
}
