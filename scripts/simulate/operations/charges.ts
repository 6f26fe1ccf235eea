import type { Tenant, World } from "../world/world";

/** Stripe's payment intent behind what we keep as the payment's reference: its invoice, or the intent itself. */
export function paymentIntentOf({ stripe }: World, externalId: string): string {
  if (externalId.startsWith("pi_")) return externalId;
  const paid = stripe.rows("inpay_").find(({ invoice }) => invoice === externalId);
  return (paid?.payment as { payment_intent: string } | undefined)?.payment_intent ?? "";
}

/** So much more of the payment is meant to leave. */
export function wishRefund({ refundsWished }: Tenant, paymentId: number, cents: number): void {
  refundsWished.set(paymentId, (refundsWished.get(paymentId) ?? 0) + cents);
}
