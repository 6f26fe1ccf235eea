import type { Invoice, Payment, RefundRow } from "@/db";
import type { RefundStatus } from "@/db/words";

export interface OpenedCheckout {
  externalId: string;
  url: string;
  expiresAt: Date;
}

/** A refund as the provider has it now. */
export interface ProviderRefund {
  externalId: string;
  /** The id of our row that it was made for, where the provider gives it back. */
  ourId?: number;
  amountCents: number;
  status: Exclude<RefundStatus, "asked">;
}

export interface RefundAnswer extends ProviderRefund {
  /** All that has left of the charge, where the provider says so. */
  refundedTotalCents?: number;
}

export type PageState = "known" | "unknown";

/** What we know of a provider: nothing of it leaves its folder but this. */
export interface PaymentProvider {
  /** Its settings are there. */
  isConfigured: () => boolean;
  /** It takes payments in this currency. */
  takesCurrency: (currency: string) => boolean;
  /** It takes this amount, in cents: not every provider takes every fraction. Asked of a currency that it takes. */
  takesAmount?: (cents: number, currency: string) => boolean;
  /** It charges nothing smaller than this, in cents; undefined where any amount will do. */
  leastCents?: (currency: string) => number;
  /** Opens its page for the invoice. `attempt` counts pages that expired: the same attempt opens the same page. */
  start: (invoice: Invoice, attempt: number) => Promise<OpenedCheckout>;
  /**
   * Looks at one of its pages as it is now, and settles what was paid there. `unknown`: the provider has no such page, as
   * after its keys were changed to another account's. Nothing can be paid there, and nothing is held for it now.
   */
  settle: (externalId: string) => Promise<PageState>;
  /**
   * Settles what it has charged automatically for one of its subscriptions, and follows what it is still asking for; undefined
   * where it charges nothing automatically.
   */
  settleRenewals?: (externalSubscriptionId: string) => Promise<void>;
  /** Sends the refund under its row's id: asked again, it is the same refund. */
  refund: (asked: { payment: Payment; refund: RefundRow }) => Promise<RefundAnswer>;
  /** Books what was given back of a payment and we have not heard of, as far as the provider tells. */
  syncRefunds: (payment: Payment) => Promise<void>;
}
