import { env } from "@/lib/env";
import type { PaymentProvider } from "@/lib/payments/provider";
import { askProvider } from "../ask-provider";

import { refundAtStripe } from "./refund";
import { startStripeCheckout } from "./start-checkout";

export const stripeProvider: PaymentProvider = {
  isConfigured: () => Boolean(env().STRIPE_SECRET_KEY && env().STRIPE_WEBHOOK_SECRET),
  start: (invoice, attempt) => askProvider("stripe", () => startStripeCheckout(invoice, attempt)),
  refund: ({ payment, amountCents }) => askProvider("stripe", () => refundAtStripe(payment, amountCents)),
};
