import { PaypalStandIn } from "@/test/providers/paypal";
import { StripeStandIn } from "@/test/providers/stripe";

export interface Providers {
  /** What the app has to be started with to take them for the real ones. */
  settings: Record<string, string>;
  /** From now on they tell the app at this address what happened. */
  tell(appUrl: string): void;
  stop(): Promise<void>;
}

/** Stand-ins for Stripe and PayPal, with pay pages of their own, on free ports of this machine. */
export async function startProviders(): Promise<Providers> {
  const stripe = await new StripeStandIn().start();
  const paypal = await new PaypalStandIn().start();
  return {
    settings: {
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
      STRIPE_API_BASE: stripe.url,
      PAYPAL_CLIENT_ID: paypal.clientId,
      PAYPAL_CLIENT_SECRET: paypal.clientSecret,
      PAYPAL_WEBHOOK_ID: paypal.webhookId,
      PAYPAL_API_BASE: paypal.url,
    },
    tell: (appUrl) => {
      stripe.webhookUrl = `${appUrl}/api/webhooks/stripe`;
      paypal.webhookUrl = `${appUrl}/api/webhooks/paypal`;
    },
    stop: async () => void (await Promise.all([stripe.stop(), paypal.stop()])),
  };
}
