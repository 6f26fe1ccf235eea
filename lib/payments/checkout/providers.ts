import type { PaymentMethod } from "@/db/words";
import { env } from "@/lib/env";
import { takesCurrency } from "@/lib/payments/paypal/amount";
import { paypalProvider } from "@/lib/payments/paypal/provider";
import type { PaymentProvider } from "@/lib/payments/provider/provider";
import { stripeProvider } from "@/lib/payments/stripe/provider";

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
  return methods.filter((method) => (providerFor(method)?.isConfigured() ?? true) && takes(method));
}

/** PayPal knows fewer currencies than the others. */
function takes(method: PaymentMethod): boolean {
  return method !== "paypal" || takesCurrency(env().CURRENCY);
}
