import { z } from "zod";
import type { Invoice } from "@/db";
import { BILLING_INTERVALS, INVOICE_KINDS, INVOICE_STATUSES } from "@/db/words";
import { formatDecimal } from "@/lib/money";

const time = z.iso.datetime();
const party = z.record(z.string(), z.string());

/** What the API says of an invoice. */
export const invoiceOutput = z.object({
  id: z.int(),
  number: z.string(),
  kind: z.enum(INVOICE_KINDS),
  status: z.enum(INVOICE_STATUSES),
  billing_interval: z.enum(BILLING_INTERVALS),
  currency: z.string(),
  subtotal: z.string(),
  tax_rate_percent: z.string(),
  tax: z.string(),
  total: z.string(),
  /** What went back of the money that was paid for it. */
  refunded_amount: z.string(),
  period_start: time.nullable(),
  period_end: time.nullable(),
  due_at: time,
  paid_at: time.nullable(),
  created_at: time,
  seller: party,
  buyer: party,
  line_items: z.array(z.object({ description: z.string(), quantity: z.int(), amount: z.string() })),
});

export function invoiceJson(invoice: Invoice & { refundedCents?: number }): z.input<typeof invoiceOutput> {
  const { id, number, kind, status, currency, seller, buyer } = invoice;
  return {
    id,
    number,
    kind,
    status,
    currency,
    seller,
    buyer,
    billing_interval: invoice.billingInterval,
    subtotal: formatDecimal(invoice.subtotalCents),
    tax_rate_percent: formatDecimal(invoice.taxRateBasisPoints),
    tax: formatDecimal(invoice.taxCents),
    total: formatDecimal(invoice.totalCents),
    refunded_amount: formatDecimal(invoice.refundedCents ?? 0),
    period_start: invoice.periodStart?.toISOString() ?? null,
    period_end: invoice.periodEnd?.toISOString() ?? null,
    due_at: invoice.dueAt.toISOString(),
    paid_at: invoice.paidAt?.toISOString() ?? null,
    created_at: invoice.createdAt.toISOString(),
    line_items: invoice.lineItems.map(({ description, quantity, amount_cents }) => ({
      description,
      quantity,
      amount: formatDecimal(amount_cents),
    })),
  };
}
