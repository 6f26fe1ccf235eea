import type { Account, Invoice, Payment, Plan, Subscription } from "@/db";
import type { Provider } from "@/db/words";
import type { TakenAs } from "@/lib/invoices/orders/taken-as";
import type { PaidUntil } from "@/lib/subscriptions/period/period";

export interface Settlement {
  accountId: number;
  method: Payment["method"];
  /** The bank's reference, Stripe's invoice or payment intent, PayPal's capture: one payment each, ever. */
  externalPaymentId: string;
  amountCents: number;
  currency?: string;
  /** Why staff take it for another payment, where its reference was used before. */
  sameReferenceReason?: string;
  payerName?: string;
  proofUrl?: string | null;
  actor: string;
  actorUserId?: number;
  requestId?: string;
  stripeSubscriptionId?: string;
  stripeInvoiceId?: string;
}

/** What a provider has charged. */
export interface ProviderPayment {
  accountId: number;
  /** The invoice it was for; undefined for a charge that the provider made on its own. */
  invoiceId?: number;
  method: Provider;
  externalPaymentId: string;
  amountCents: number;
  currency: string;
  payerName?: string;
  /** When the provider took it, where it says so: it may be told later. */
  chargedAt?: Date;
  stripeSubscriptionId?: string;
  stripeInvoiceId?: string;
}

/** An invoice to settle with what hangs on it, locked in this transaction, the account's row before it. */
export interface Bill {
  account: Account;
  invoice: Invoice;
  subscription: Subscription;
  /** What the invoice is for. */
  plan: Plan;
  /** The account's other open invoices. */
  others: Invoice[];
  /** Up to when is paid; null where a period starts at the payment. */
  paidUntil: PaidUntil | null;
  /** The open invoice whose place it has just taken, for other months: what was about to pay that one ends too. */
  replaced?: Invoice;
  /** A provider is taking its money, or that of the one it replaces: staff wait for that. */
  takenAs: TakenAs;
  /** A transfer was reported for it, or for the one it replaces, and waits. */
  isReported: boolean;
}

export interface Settling extends Bill {
  payment: Payment;
}
