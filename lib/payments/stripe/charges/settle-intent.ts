import type { Payment } from "@/db";
import { AppError } from "@/lib/errors";
import { settleOrForget } from "@/lib/payments/settlement/settle-or-forget";
import { stripeClient } from "@/lib/payments/stripe/api/client";
import { leavingCents } from "@/lib/payments/stripe/api/given-back";
import { ourMetadata } from "@/lib/payments/stripe/api/metadata";

/** Settles a single charge of ours as it is at Stripe. Undefined where it isn't ours, or all of it was given back. */
export async function settleIntent(id: string): Promise<Payment | undefined> {
  const intent = await stripeClient().paymentIntents.retrieve(id);
  const ours = await ourMetadata(intent.metadata);
  if (!ours) return undefined;
  if (intent.status !== "succeeded") throw new AppError("provider_unavailable");
  const currency = intent.currency.toUpperCase();
  const amountCents = intent.amount_received;
  const charge = { ...ours, method: "stripe" as const, externalPaymentId: id, currency, amountCents };
  return (await settleOrForget(charge, async () => (await leavingCents(id)) >= amountCents))?.payment;
}
