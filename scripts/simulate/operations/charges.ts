import type { Tenant, World } from "../world/world";

/** Stripe's payment intent behind what we keep as the payment's reference: its invoice, or the intent itself. */
export function paymentIntentOf({ stripe }: World, externalId: string): string {
  if (externalId.startsWith("pi_")) return externalId;
  const paid = stripe.rows("inpay_").find(({ invoice }) => invoice === externalId);
  return (paid?.payment as { payment_intent: string } | undefined)?.payment_intent ?? "";
}

/** So much more of the charge is meant to leave. */
export function askRefund({ refundsAsked }: Tenant, externalId: string, cents: number): void {
  refundsAsked.set(externalId, (refundsAsked.get(externalId) ?? 0) + cents);
}

export interface Charge {
  /** Stripe's invoice or payment intent, PayPal's capture: what a payment keeps as its reference. */
  id: string;
  intent: string;
}

/** What the providers have charged for the account. */
export function chargesOf({ stripe, paypal }: World, accountId: number): Charge[] {
  const ofAccount = (row: Record<string, unknown>) =>
    JSON.stringify(row).includes(`"account_id":"${accountId}"`);
  const invoices = stripe.rows("in_").filter((row) => row.status === "paid" && ofAccount(row));
  const singles = stripe.rows("pi_").filter(ofAccount);
  const captures = paypal.rows("CAPTURE").filter((row) => String(row.custom_id).startsWith(`${accountId}:`));
  const intentOf = (id: string) => paymentIntentOf({ stripe } as World, id);
  return [...invoices, ...singles, ...captures].map(({ id }) => ({ id, intent: intentOf(id) }));
}

/** Something of it was given back there. */
export function isBack({ stripe, paypal }: World, { id, intent }: Charge): boolean {
  const capture = paypal.rows("CAPTURE").find((row) => row.id === id);
  if (capture) return capture.status === "REFUNDED";
  const back = stripe.rows("re_").filter((row) => row.payment_intent === intent);
  return back.reduce((sum, { amount }) => sum + Number(amount), 0) > 0;
}
