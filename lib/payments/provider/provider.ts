import type { Invoice, Payment } from "@/db";

export interface OpenedCheckout {
  externalId: string;
  url: string;
  expiresAt: Date;
}

/** What we know of a provider: nothing of it leaves its folder but this. */
export interface PaymentProvider {
  /** Its settings are there. */
  isConfigured: () => boolean;
  /** Opens its page for the invoice. `attempt` counts pages that expired: the same attempt opens the same page. */
  start: (invoice: Invoice, attempt: number) => Promise<OpenedCheckout>;
  refund: (refund: { payment: Payment; amountCents: number }) => Promise<void>;
}
