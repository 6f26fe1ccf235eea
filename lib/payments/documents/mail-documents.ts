import { getCreditNote } from "@/lib/invoices/credit-notes/queries";
import { heldFor } from "@/lib/invoices/held-for";
import { creditNotePdf } from "@/lib/invoices/pdf/pdf-response";
import { getInvoice, type ListedInvoice } from "@/lib/invoices/queries";
import type { MailDocuments } from "@/lib/mail/mail-documents";
import { formatAmount } from "@/lib/money";
import { invoiceAsItStands } from "./invoice-file";
import { waysToPay } from "./ways-to-pay";

/** What emails about money carry, made when they are sent: the document as it is then, and the ways to pay that are on. */
export const mailDocuments: MailDocuments = {
  async file(accountId, { kind, id }) {
    if (kind === "credit_note") {
      const found = await getCreditNote(accountId, id);
      return { filename: `${found.note.number}.pdf`, content: await creditNotePdf(found) };
    }
    const invoice = await getInvoice(accountId, id);
    return { filename: `${invoice.number}.pdf`, content: await invoiceAsItStands(invoice) };
  },
  async waysToPay(accountId, invoiceId) {
    const invoice = await getInvoice(accountId, invoiceId);
    const heldCents = await heldFor(invoice);
    const { link = "", online, transfer } = waysToPay(invoice, heldCents) ?? {};
    const part = heldCents > 0 ? partOf(invoice, heldCents) : undefined;
    return { link, online, transfer: transfer?.facts, notice: transfer?.notice ?? undefined, part };
  },
};

function partOf({ totalCents, currency }: ListedInvoice, heldCents: number): { held: string; left: string } {
  return { held: formatAmount(heldCents, currency), left: formatAmount(totalCents - heldCents, currency) };
}
