import type { Invoice } from "@/db";
import type { INVOICE_STATUSES, InvoiceKind, LineItem } from "@/db/words";
import { formatDecimal } from "@/lib/money";

export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

/** As people read them. */
const INVOICE_STATUS_NAMES: Record<InvoiceStatus, string> = {
  open: "Open",
  paid: "Paid",
  void: "Void",
};

/** How an invoice stands, in a word for people: its status, or what became of its money. */
export type InvoiceStanding = InvoiceStatus | "partly_refunded" | "refunded";

export const INVOICE_STANDING_NAMES: Record<InvoiceStanding, string> = {
  ...INVOICE_STATUS_NAMES,
  partly_refunded: "Partly refunded",
  refunded: "Refunded",
};

/** `refundedCents`: all that went back of what was paid for it. Pure. */
export function invoiceStanding(invoice: {
  status: InvoiceStatus;
  totalCents: number;
  refundedCents: number;
}): InvoiceStanding {
  const { status, totalCents, refundedCents } = invoice;
  if (status !== "paid" || refundedCents === 0) return status;
  return refundedCents < totalCents ? "partly_refunded" : "refunded";
}

/** It waits to be paid. */
export function isOpen({ status }: { status: InvoiceStatus }): boolean {
  return status === "open";
}

/** INV-<account id>-<YYYYMM>-<4 digit sequence>; the sequence counts per account and has no gaps. TEST-... in a sandbox. */
export function invoiceNumber(
  { id, sandboxOf }: { id: number; sandboxOf: number | null },
  issuedAt: Date,
  sequence: number,
): string {
  const month = issuedAt.toISOString().slice(0, 7).replace("-", "");
  return `${sandboxOf === null ? "INV" : "TEST"}-${id}-${month}-${String(sequence).padStart(4, "0")}`;
}

/** The tax on `subtotalCents`, rounded to the cent. The rate is in hundredths of a percent. */
export function taxCents(subtotalCents: number, rateBasisPoints: number): number {
  return Math.round((subtotalCents * rateBasisPoints) / 10_000);
}

/**
 * Paying it by card starts a subscription there: one interval of a plan, not an upgrade's rest, credits or months paid at
 * once.
 */
export function isRecurring({
  kind,
  lineItems,
}: {
  kind: InvoiceKind;
  lineItems: readonly LineItem[];
}): boolean {
  return isForPeriod({ kind }) && lineItems[0]?.quantity === 1;
}

/** It pays for time on a plan: not for an upgrade's rest, nor for credits. */
export function isForPeriod({ kind }: { kind: InvoiceKind }): boolean {
  return kind === "first" || kind === "renewal";
}

/** How many months a first or renewal invoice pays for. */
export function invoiceMonths(invoice: {
  billingInterval: "month" | "year";
  lineItems: readonly LineItem[];
}): number {
  const quantity = invoice.lineItems[0]?.quantity ?? 1;
  return invoice.billingInterval === "year" ? quantity * 12 : quantity;
}

/** What other software is told of an invoice. */
export function toldOfInvoice(invoice: Invoice) {
  const { id, number, kind, status, currency, totalCents, subscriptionId, dueAt } = invoice;
  const total = formatDecimal(totalCents);
  const data = { id, number, kind, status, total, currency, subscription_id: subscriptionId };
  return { object: ["invoice", id] as const, data: { ...data, due_at: dueAt.toISOString() } };
}
