import type Stripe from "stripe";
import { asSystem, type Invoice } from "@/db";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isForPeriod } from "@/lib/invoices/invoice";
import { installationId } from "@/lib/payments/provider/installation";
import type { OpenedCheckout } from "@/lib/payments/provider/provider";
import { getSubscription } from "@/lib/subscriptions/live-subscription";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { addDays } from "@/lib/time/days";
import { stripeClient } from "./api/client";
import { withCustomer } from "./api/customer";
import { findStripeSubscription } from "./api/find-subscription";
import { metadataOf } from "./api/metadata";
import { onceAtStripe } from "./api/once-at-stripe";
import { stripePriceId } from "./api/price";
import { endAtStripe } from "./subscription/end-at-stripe";

/**
 * Stripe's page for an invoice: one that starts a Stripe subscription, or a single payment for an upgrade, for credits or
 * for several months together. Where a subscription runs at Stripe already, the page of what its card failed to pay;
 * where that is not what is due now, because the plan was changed since, it ends and a new one starts.
 */
export async function startStripeCheckout(invoice: Invoice, attempt: number): Promise<OpenedCheckout> {
  const running = await runningSubscription(invoice);
  const declined = running && isForPeriod(invoice) ? await hostedInvoice(running, invoice) : undefined;
  if (declined) return declined;
  const terms = isRecurring(invoice) ? await recurring(invoice) : await single(invoice);
  const session = await withCustomer(invoice.accountId, async (customer) => {
    const wanted = { ...(await common(invoice, customer)), ...terms };
    const key = `checkout:${await installationId()}:${invoice.id}:${attempt}:${customer}`;
    const create = (options: { idempotencyKey: string }) =>
      stripeClient().checkout.sessions.create(wanted, options);
    return onceAtStripe(key, create, { mayChange: true });
  });
  return { externalId: session.id, url: session.url ?? "", expiresAt: new Date(session.expires_at * 1000) };
}

type Params = Stripe.Checkout.SessionCreateParams;

async function common(invoice: Invoice, customer: string): Promise<Params> {
  return {
    customer,
    client_reference_id: invoice.number,
    metadata: await metadataOf(invoice),
    success_url: `${env().APP_URL}/payment?checkout=done&invoice=${invoice.id}`,
    cancel_url: `${env().APP_URL}/payment?checkout=cancelled&invoice=${invoice.id}&method=stripe`,
  };
}

/** The subscription at Stripe that goes on charging; one that ends there (another interval was chosen) does not. */
async function runningSubscription({ accountId, subscriptionId }: Invoice): Promise<string | undefined> {
  const ours = await asSystem((tx) => getSubscription(tx, accountId, subscriptionId));
  if (!ours.stripeSubscriptionId) return undefined;
  const theirs = await findStripeSubscription(ours.stripeSubscriptionId);
  if (theirs === "gone") return undefined;
  return theirs.cancel_at_period_end || theirs.status === "canceled" ? undefined : theirs.id;
}

/**
 * Undefined, and the subscription ended, where Stripe asks for another amount than ours. Throws `invalid_state` while it
 * will charge automatically: paying here too would be paying twice.
 */
async function hostedInvoice(subscription: string, ours: Invoice): Promise<OpenedCheckout | undefined> {
  const { data } = await stripeClient().invoices.list({ subscription, status: "open", limit: 100 });
  if (data.length === 0) {
    if (await isLeftUncharged(subscription, ours)) return void (await endAtStripe(subscription));
    throw new AppError("invalid_state", {
      message: "Your card is charged automatically when this is due. There is nothing to do.",
    });
  }
  const same = data.find(({ amount_due }) => amount_due === ours.totalCents);
  if (!same?.hosted_invoice_url) return void (await endAtStripe(subscription));
  return { externalId: same.id, url: same.hosted_invoice_url, expiresAt: addDays(now(), 1) };
}

/** Our period is past due and Stripe asks for nothing: it will not charge for this one, such as after a pause. */
async function isLeftUncharged(
  subscription: string,
  { accountId, subscriptionId }: Invoice,
): Promise<boolean> {
  const ours = await asSystem((tx) => getSubscription(tx, accountId, subscriptionId));
  if (ours.status !== "past_due") return false;
  const drafts = await stripeClient().invoices.list({ subscription, status: "draft", limit: 100 });
  return drafts.data.length === 0;
}

function isRecurring({ kind, lineItems }: Invoice): boolean {
  return isForPeriod({ kind }) && lineItems[0]?.quantity === 1;
}

async function recurring(invoice: Invoice): Promise<Params> {
  const plan = await asSystem((tx) => getPlanById(tx, invoice.planId));
  return {
    mode: "subscription",
    line_items: [{ price: await stripePriceId(invoice, plan.name), quantity: 1 }],
    subscription_data: { metadata: await metadataOf(invoice) },
  };
}

async function single(invoice: Invoice): Promise<Params> {
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
    payment_intent_data: { metadata: await metadataOf(invoice) },
  };
}
