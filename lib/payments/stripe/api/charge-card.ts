import Stripe from "stripe";
import type { Invoice } from "@/db";
import { installationId } from "@/lib/payments/provider/installation";
import { stripeClient } from "./client";
import { metadataOf } from "./metadata";
import { isMissing } from "./missing";
import { onceAtStripe } from "./once-at-stripe";
import type { StoredCard } from "./stored-card";

/** Stripe lists charges newest first: within an hour an account has no more than these. */
const RECENT = 100;

/** The charge that an earlier try has made, whatever its state. Stripe forgets an idempotency key after a day; this doesn't. */
export async function findTopUpCharge(
  customer: string,
  { id }: Pick<Invoice, "id">,
  attempt: number,
): Promise<Stripe.PaymentIntent | undefined> {
  const ours = { invoice_id: String(id), top_up: String(attempt), installation: await installationId() };
  const { data } = await stripeClient()
    .paymentIntents.list({ customer, limit: RECENT })
    .catch((error: unknown) => {
      if (isMissing(error)) return { data: [] };
      throw error;
    });
  return data.find(({ metadata }) => Object.entries(ours).every(([name, value]) => metadata[name] === value));
}

/** Stripe will never make this charge, such as where the card was taken off its customer; in its own words. */
export interface RefusedCharge {
  refused: string;
}

/**
 * Charges the stored card while nobody is there: once for each attempt, however often it is asked. A declined card is no
 * error here: the charge says so. Nor is a charge that Stripe does not begin.
 */
export async function chargeCard(
  { customer, paymentMethod }: StoredCard,
  invoice: Invoice,
  attempt: number,
): Promise<Stripe.PaymentIntent | RefusedCharge> {
  const wanted: Stripe.PaymentIntentCreateParams = {
    customer,
    payment_method: paymentMethod,
    amount: invoice.totalCents,
    currency: invoice.currency.toLowerCase(),
    description: `Invoice ${invoice.number}`,
    metadata: { ...(await metadataOf(invoice)), top_up: String(attempt) },
    off_session: true,
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: "never" },
  };
  const key = `top-up:${await installationId()}:${invoice.id}:${attempt}`;
  return onceAtStripe(key, (options) =>
    stripeClient().paymentIntents.create(wanted, options).catch(notCharged),
  );
}

function notCharged(error: unknown): Stripe.PaymentIntent | RefusedCharge {
  if (error instanceof Stripe.errors.StripeCardError && error.payment_intent) return error.payment_intent;
  if (error instanceof Stripe.errors.StripeInvalidRequestError) return { refused: error.message };
  throw error;
}

/**
 * So that nothing confirms it later: a payer after this pays by the invoice. Answers the charge as it is then; one that
 * has ended in the meantime stays as it ended.
 */
export async function cancelCharge(id: string): Promise<Stripe.PaymentIntent> {
  const { paymentIntents } = stripeClient();
  try {
    return await paymentIntents.cancel(id);
  } catch (error) {
    const hasEnded =
      error instanceof Stripe.errors.StripeError && error.code === "payment_intent_unexpected_state";
    if (!hasEnded) throw error;
    return paymentIntents.retrieve(id);
  }
}
