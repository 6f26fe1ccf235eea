import type { Invoice } from "@/db";
import { invoiceStanding } from "@/lib/invoices/invoice";
import { formatAmount } from "@/lib/money";
import { formatDate, formatPeriod } from "@/lib/time/date-words";
import type { PrintedDocument, PrintedPayment, PrintedTotal } from "./document";
import { printedBuyer, printedItem } from "./printed-names";

export type PrintedInvoice = Invoice & {
  refundedCents?: number;
  /** What is held of it already while it is open. */
  heldCents?: number;
};

/** What an invoice shows, with how to pay it while it is open. Pure. */
export function invoiceDocument(invoice: PrintedInvoice, payment?: PrintedPayment): PrintedDocument {
  const { number, createdAt, dueAt, periodStart, periodEnd } = invoice;
  const period = periodStart && periodEnd ? `Period ${formatPeriod(periodStart, periodEnd)}` : undefined;
  return {
    title: "Invoice",
    number,
    issuedAt: createdAt,
    facts: [
      ["Invoice number", number],
      ["Date of issue", formatDate(createdAt)],
      ["Date due", formatDate(dueAt)],
    ],
    stamp: stampOf(invoice),
    headline: headlineOf(invoice),
    seller: invoice.seller,
    buyer: printedBuyer(invoice.buyer, invoice.accountId),
    buyerTitle: "Bill to",
    lineItems: invoice.lineItems.map((item, at) => {
      const { description, detail } = printedItem(item);
      return {
        description,
        detail: [at === 0 ? period : undefined, detail].filter(Boolean).join("\n") || undefined,
        quantity: String(item.quantity),
        amount: formatAmount(item.amount_cents, invoice.currency),
      };
    }),
    totals: totalsOf(invoice),
    notes: notesOf(invoice),
    payment: invoice.status === "open" ? payment : undefined,
  };
}

function standingOf({ status, totalCents, refundedCents = 0 }: PrintedInvoice) {
  return invoiceStanding({ status, totalCents, refundedCents });
}

function stampOf(invoice: PrintedInvoice): PrintedDocument["stamp"] {
  const standing = standingOf(invoice);
  const day = invoice.paidAt ? ` ${formatDate(invoice.paidAt)}` : "";
  if (standing === "paid") return { text: `PAID${day}`, tone: "done" };
  return { text: standing.replace("_", " ").toUpperCase(), tone: "plain" };
}

function headlineOf(invoice: PrintedInvoice): string {
  const { currency, totalCents, refundedCents = 0, heldCents = 0, dueAt, paidAt } = invoice;
  const total = formatAmount(totalCents, currency);
  const refunded = formatAmount(refundedCents, currency);
  const paid = `${total} paid${paidAt ? ` on ${formatDate(paidAt)}` : ""}`;
  switch (standingOf(invoice)) {
    case "open":
      return heldCents > 0
        ? `${formatAmount(totalCents - heldCents, currency)} of ${total} still due ${formatDate(dueAt)}`
        : `${total} due ${formatDate(dueAt)}`;
    case "paid":
      return paid;
    case "partly_refunded":
      return `${paid}, ${refunded} refunded`;
    case "refunded":
      return `${paid}, all refunded`;
    case "void":
      return "Cancelled. Nothing to pay";
  }
}

function totalsOf(invoice: PrintedInvoice): PrintedTotal[] {
  const { currency, totalCents, status, refundedCents = 0, heldCents = 0 } = invoice;
  const money = (cents: number) => formatAmount(cents, currency);
  const due: PrintedTotal = {
    label: `Amount due ${currency}`,
    amount: money(status === "open" ? totalCents - heldCents : 0),
    isStrong: true,
  };
  return [
    { label: "Subtotal", amount: money(invoice.subtotalCents) },
    { label: `Tax ${invoice.taxRateBasisPoints / 100} %`, amount: money(invoice.taxCents) },
    { label: `Total ${currency}`, amount: money(totalCents), isStrong: true },
    ...(status === "paid" ? [{ label: "Amount paid", amount: money(totalCents) }] : []),
    ...(heldCents > 0 ? [{ label: "Received by transfer", amount: money(-heldCents) }] : []),
    ...(refundedCents > 0 ? [{ label: "Refunded", amount: money(refundedCents) }] : []),
    due,
  ];
}

function notesOf(invoice: PrintedInvoice): string[] {
  const { status, dueAt, createdAt, refundedCents = 0 } = invoice;
  if (status === "void") return ["This invoice was cancelled. Don't pay it."];
  if (refundedCents > 0) return ["See the credit notes to this invoice for what was refunded."];
  if (status !== "open") return [];
  const days = Math.round((dueAt.getTime() - createdAt.getTime()) / 86_400_000);
  return [
    days > 0
      ? `Payment terms: ${days} ${days === 1 ? "day" : "days"} from the date of issue.`
      : "Payment terms: due on receipt.",
  ];
}
