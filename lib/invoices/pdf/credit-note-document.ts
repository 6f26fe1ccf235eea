import type { ListedCreditNote } from "@/lib/invoices/credit-notes/queries";
import { formatAmount } from "@/lib/money";
import { formatDate } from "@/lib/time/date-words";
import type { PrintedDocument } from "./document";
import { printedBuyer, printedItem, printedReason } from "./printed-names";

type PrintedCreditNote = Pick<ListedCreditNote, "note" | "invoiceNumber">;

/** What a credit note shows. Pure. */
export function creditNoteDocument({ note, invoiceNumber }: PrintedCreditNote): PrintedDocument {
  const money = (cents: number) => formatAmount(cents, note.currency);
  const isRefund = note.kind === "refund";
  return {
    title: "Credit note",
    number: note.number,
    issuedAt: note.createdAt,
    facts: [
      ["Credit note number", note.number],
      ["Invoice number", invoiceNumber],
      ["Date of issue", formatDate(note.createdAt)],
    ],
    stamp: { text: isRefund ? "REFUNDED" : "INVOICE CANCELLED", tone: "plain" },
    headline: isRefund
      ? `${money(note.totalCents)} refunded on ${formatDate(note.createdAt)}`
      : `${money(note.totalCents)} credited: invoice ${invoiceNumber} is cancelled`,
    seller: note.seller,
    buyer: printedBuyer(note.buyer, note.accountId),
    buyerTitle: "Credit to",
    lineItems: note.lineItems.map((item) => ({
      ...printedItem(item),
      quantity: String(item.quantity),
      amount: money(item.amount_cents),
    })),
    totals: [
      { label: "Subtotal", amount: money(note.subtotalCents) },
      { label: `Tax ${note.taxRateBasisPoints / 100} %`, amount: money(note.taxCents) },
      { label: `Total credited ${note.currency}`, amount: money(note.totalCents), isStrong: true },
    ],
    notes: note.reason ? [`Reason: ${printedReason(note.reason)}`] : [],
  };
}
