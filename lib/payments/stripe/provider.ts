import { env } from "@/lib/env";
import { askProvider } from "@/lib/payments/provider/ask-provider";
import type { PaymentProvider } from "@/lib/payments/provider/provider";
import { refundAtStripe } from "./api/refund";
import { startStripeCheckout } from "./start-checkout";

export const stripeProvider: PaymentProvider = {
  isConfigured: () => Boolean(env().STRIPE_SECRET_KEY && env().STRIPE_WEBHOOK_SECRET),
  start: (invoice, attempt) => askProvider("stripe", () => startStripeCheckout(invoice, attempt)),
  refund: (asked) => askProvider("stripe", () => refundAtStripe(asked)),
};
