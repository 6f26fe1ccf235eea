import type Stripe from "stripe";
import { asSystem } from "@/db/scope";
import { env } from "@/lib/env";
import type { Invoice } from "@/lib/invoices/create-invoice";
import { getSubscription } from "@/lib/subscriptions/live-subscription";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import type { OpenedCheckout } from "../providers";
import { stripeClient } from "./client";
import { stripeCustomerId } from "./customer";
import { stripePriceId } from "./price";

/**
 * Stripe's page for an invoice: one that starts a Stripe subscription, or a single payment for an upgrade, for several
 * months at once, and where a subscription runs at Stripe already.
 */
export async function startStripeCheckout(invoice: Invoice, attempt: number): Promise<OpenedCheckout> {
  const customer = await stripeCustomerId(invoice.accountId);
  const session = await stripeClient().checkout.sessions.create(
    {
      ...common(invoice, customer),
      ...((await isRecurring(invoice)) ? await recurring(invoice) : single(invoice)),
    },
    { idempotencyKey: `checkout:${invoice.id}:${attempt}` },
  );
  return { externalId: session.id, url: session.url ?? "", expiresAt: new Date(session.expires_at * 1000) };
}

type Params = Stripe.Checkout.SessionCreateParams;

function common(invoice: Invoice, customer: string): Params {
  return {
    customer,
    client_reference_id: invoice.number,
    metadata: metadata(invoice),
    success_url: `${env().APP_URL}/payment?checkout=done&invoice=${invoice.id}`,
    cancel_url: `${env().APP_URL}/payment?checkout=cancelled&invoice=${invoice.id}&method=stripe`,
  };
}

async function isRecurring(invoice: Invoice): Promise<boolean> {
  if (invoice.kind === "upgrade" || invoice.lineItems[0]?.quantity !== 1) return false;
  const running = await asSystem((tx) => getSubscription(tx, invoice.accountId, invoice.subscriptionId));
  return running.stripeSubscriptionId === null;
}

async function recurring(invoice: Invoice): Promise<Params> {
  const plan = await asSystem((tx) => getPlanById(tx, invoice.planId));
  return {
    mode: "subscription",
    line_items: [{ price: await stripePriceId(invoice, plan.name), quantity: 1 }],
    subscription_data: { metadata: metadata(invoice) },
  };
}

function single(invoice: Invoice): Params {
  return {
    mode: "payment",
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: invoice.currency.toLowerCase(),
          unit_amount: invoice.totalCents,
          product_data: { name: `Invoice ${invoice.number}` },
        },
      },
    ],
    payment_intent_data: { metadata: metadata(invoice) },
  };
}

function metadata(invoice: Invoice): Record<string, string> {
  return { account_id: String(invoice.accountId), invoice_id: String(invoice.id) };
}
