import type { Account, Invoice, Payment, Plan, Subscription } from "@/db";

export interface Settlement {
  accountId: number;
  invoiceId: number;
  method: Payment["method"];
  /** The bank's reference, Stripe's invoice or payment intent, PayPal's capture: one payment each, ever. */
  externalPaymentId: string;
  amountCents: number;
  currency?: string;
  payerName?: string;
  proofUrl?: string | null;
  actor: string;
  actorUserId?: number;
  requestId?: string;
  stripeSubscriptionId?: string;
}

export interface Settling {
  account: Account;
  subscription: Subscription;
  invoice: Invoice;
  plan: Plan;
  payment: Payment;
}
