import type { CreditNote, Invoice } from "@/db";
import type { CreditNoteKind, LineItem } from "@/db/words";

/** As people read them. */
export const CREDIT_NOTE_KIND_NAMES: Record<CreditNoteKind, string> = {
  refund: "Refund",
  void: "Invoice cancelled",
};

/** CN-<account id>-<YYYYMM>-<4 digit sequence>; the sequence counts per account and has no gaps. TESTCN-... in a sandbox. */
export function creditNoteNumber(
  { id, sandboxOf }: { id: number; sandboxOf: number | null },
  issuedAt: Date,
  sequence: number,
): string {
  const month = issuedAt.toISOString().slice(0, 7).replace("-", "");
  return `${sandboxOf === null ? "CN" : "TESTCN"}-${id}-${month}-${String(sequence).padStart(4, "0")}`;
}

type Credited = Pick<Invoice, "totalCents" | "taxCents" | "lineItems">;
type Amounts = Pick<CreditNote, "subtotalCents" | "taxCents" | "totalCents" | "lineItems">;

/**
 * What a note takes back of an invoice, between two sums that were credited: the tax in the same share, such that the notes
 * of an invoice that was credited whole add up to its tax. Pure.
 */
export function creditedAmounts(invoice: Credited, fromCents: number, toCents: number): Amounts {
  const taxUntil = (cents: number) =>
    invoice.totalCents === 0 ? 0 : Math.round((invoice.taxCents * cents) / invoice.totalCents);
  const totalCents = toCents - fromCents;
  const taxCents = taxUntil(toCents) - taxUntil(fromCents);
  const subtotalCents = totalCents - taxCents;
  const isWhole = totalCents === invoice.totalCents;
  return {
    totalCents,
    taxCents,
    subtotalCents,
    lineItems: isWhole ? invoice.lineItems : [partOf(invoice.lineItems, subtotalCents)],
  };
}

function partOf(items: readonly LineItem[], amountCents: number): LineItem {
  const partOfAll = (words: readonly string[]) => `Part of: ${words.join("; ")}`;
  return {
    description: partOfAll(items.map(({ description }) => description)),
    ...(items.some(({ printed }) => printed !== undefined) && {
      printed: partOfAll(items.map(({ description, printed = description }) => printed)),
    }),
    quantity: 1,
    amount_cents: amountCents,
  };
}
