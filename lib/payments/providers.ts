import type { PaymentMethod } from "@/lib/accounts/account";
import type { Invoice } from "@/lib/invoices/create-invoice";
import { paypalProvider } from "./paypal/provider";
import type { Payment } from "./record-succeeded";
import { stripeProvider } from "./stripe/provider";

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

const PROVIDERS: Record<Exclude<PaymentMethod, "bank_transfer">, PaymentProvider> = {
  stripe: stripeProvider,
  paypal: paypalProvider,
};

/** Undefined for a bank transfer: there a person is the provider. */
export function providerFor(method: PaymentMethod): PaymentProvider | undefined {
  return method === "bank_transfer" ? undefined : PROVIDERS[method];
}

/** The methods that can be offered, the bank always among them. */
export function availableMethods(): PaymentMethod[] {
  const methods: PaymentMethod[] = ["stripe", "paypal", "bank_transfer"];
  return methods.filter((method) => providerFor(method)?.isConfigured() ?? true);
}
