import type { Invoice } from "@/db";
import { invoicePdf } from "./invoice-pdf";

/** The invoice as a download, named after its number. */
export async function invoicePdfResponse(invoice: Invoice): Promise<Response> {
  return new Response(new Uint8Array(await invoicePdf(invoice)), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${invoice.number}.pdf"`,
      "cache-control": "private, no-store",
    },
  });
}
