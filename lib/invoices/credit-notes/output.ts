import { z } from "zod";
import { CREDIT_NOTE_KINDS } from "@/db/words";
import { formatDecimal } from "@/lib/money";
import type { ListedCreditNote } from "./queries";

const party = z.record(z.string(), z.string());

/** What the API says of a credit note. */
export const creditNoteOutput = z.object({
  id: z.int(),
  number: z.string(),
  kind: z.enum(CREDIT_NOTE_KINDS),
  invoice_id: z.int(),
  invoice_number: z.string(),
  payment_id: z.int().nullable(),
  currency: z.string(),
  subtotal: z.string(),
  tax_rate_percent: z.string(),
  tax: z.string(),
  total: z.string(),
  reason: z.string(),
  created_at: z.iso.datetime(),
  seller: party,
  buyer: party,
  line_items: z.array(z.object({ description: z.string(), quantity: z.int(), amount: z.string() })),
});

export function creditNoteJson({
  note,
  invoiceNumber,
}: Pick<ListedCreditNote, "note" | "invoiceNumber">): z.input<typeof creditNoteOutput> {
  const { id, number, kind, invoiceId, paymentId, currency, reason, seller, buyer } = note;
  return {
    id,
    number,
    kind,
    invoice_id: invoiceId,
    invoice_number: invoiceNumber,
    payment_id: paymentId,
    currency,
    subtotal: formatDecimal(note.subtotalCents),
    tax_rate_percent: formatDecimal(note.taxRateBasisPoints),
    tax: formatDecimal(note.taxCents),
    total: formatDecimal(note.totalCents),
    reason,
    created_at: note.createdAt.toISOString(),
    seller,
    buyer,
    line_items: note.lineItems.map(({ description, quantity, amount_cents }) => ({
      description,
      quantity,
      amount: formatDecimal(amount_cents),
    })),
  };
}
