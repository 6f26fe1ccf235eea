import type { INVOICE_STATUSES } from "@/db/words";

/** An invoice that a line may be about, with what tells whose it is and how it was paid. */
export interface InvoiceFact {
  id: number;
  accountId: number;
  number: string;
  status: (typeof INVOICE_STATUSES)[number];
  totalCents: number;
  currency: string;
  accountName: string;
  billingName: string | null;
  /** The transfer that paid it, by hand or from a report, while no line of a statement is its money. */
  unseenPaymentId: number | null;
}
