import type Stripe from "stripe";
import { AppError } from "@/lib/errors";
import { closeCheckout } from "@/lib/payments/provider/checkout";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { recordDeclined } from "@/lib/payments/records/record-declined";
import { type OnItsWay, recordProcessing } from "@/lib/payments/records/record-processing";
import { stripeClient } from "./api/client";
import { findAnyIntent, type OurInvoice } from "./api/metadata";
import { endUnlinked } from "./subscription/end-at-stripe";

/**
 * A finished checkout whose money has not come: a bank debit or a voucher takes days. Its payment intent says whether it
 * still may. `told`: what an event says has happened, so that Stripe's answer may not be behind it.
 */
export async function followDelayed(
  session: Stripe.Checkout.Session,
  ours: OurInvoice,
  told?: "failed",
): Promise<Outcome> {
  const charge = chargeOf(session, ours);
  const intent = await findIntent(session);
  if (intent && hasFailed(intent)) {
    await closeCheckout("stripe", session.id, "expired");
    await recordDeclined({ ...charge, reason: reasonOf(intent), isMailed: true });
    if (session.subscription) await endUnlinked(ours.accountId, idOf(session.subscription));
    return "applied";
  }
  await recordProcessing(charge);
  await closeCheckout("stripe", session.id, "completed");
  if (!told) return "applied";
  throw new AppError("provider_unavailable", {
    message: `Stripe's session ${session.id} has not failed yet.`,
  });
}

/** What a session takes, under the id by which it will be settled. */
export function chargeOf(session: Stripe.Checkout.Session, ours: OurInvoice): OnItsWay {
  const charged = session.invoice ?? session.payment_intent;
  return {
    ...ours,
    method: "stripe",
    externalPaymentId: charged ? idOf(charged) : session.id,
    amountCents: session.amount_total ?? 0,
    currency: (session.currency ?? "").toUpperCase(),
    payerName: session.customer_details?.name ?? undefined,
  };
}

async function findIntent(session: Stripe.Checkout.Session): Promise<Stripe.PaymentIntent | undefined> {
  const named = session.payment_intent ? idOf(session.payment_intent) : undefined;
  const id = named ?? (session.invoice ? await findAnyIntent(idOf(session.invoice)) : undefined);
  return id === undefined ? undefined : stripeClient().paymentIntents.retrieve(id);
}

/** Stripe asks for another way to pay, or has given up. */
function hasFailed({ status }: Stripe.PaymentIntent): boolean {
  return status === "requires_payment_method" || status === "canceled";
}

function reasonOf({ last_payment_error }: Stripe.PaymentIntent): string {
  return last_payment_error?.message ?? "Your bank did not make the payment.";
}

export const idOf = (value: string | { id: string | undefined }): string =>
  typeof value === "string" ? value : (value.id ?? "");
