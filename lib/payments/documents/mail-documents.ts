import { getCreditNote } from "@/lib/invoices/credit-notes/queries";
import { creditNotePdf, invoicePdf } from "@/lib/invoices/pdf/pdf-response";
import { getInvoice } from "@/lib/invoices/queries";
import type { MailDocuments } from "@/lib/mail/mail-documents";
import { waysToPay } from "./ways-to-pay";

/** What emails about money carry, made when they are sent: the document as it is then, and the ways to pay that are on. */
export const mailDocuments: MailDocuments = {
  async file(accountId, { kind, id }) {
    if (kind === "credit_note") {
      const found = await getCreditNote(accountId, id);
      return { filename: `${found.note.number}.pdf`, content: await creditNotePdf(found) };
    }
    const invoice = await getInvoice(accountId, id);
    return { filename: `${invoice.number}.pdf`, content: await invoicePdf(invoice, waysToPay(invoice)) };
  },
  async waysToPay(accountId, invoiceId) {
    const ways = waysToPay(await getInvoice(accountId, invoiceId));
    const { link = "", online, transfer } = ways ?? {};
    return { link, online, transfer: transfer?.facts, notice: transfer?.notice ?? undefined };
  },
};
