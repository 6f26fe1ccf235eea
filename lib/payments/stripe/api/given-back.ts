import type Stripe from "stripe";
import type { ProviderRefund } from "@/lib/payments/provider/provider";
import { stripeClient } from "./client";

/** All refunds of a charge, no matter who made them. */
export async function listStripeRefunds(payment_intent: string): Promise<ProviderRefund[]> {
  const { data } = await stripeClient().refunds.list({ payment_intent, limit: 100 });
  return data.map(stripeRefundOf);
}

/** All that has left us again of a charge: refunds that were made, and disputes that were lost. */
export async function givenBackCents(payment_intent: string): Promise<number> {
  return sumOf(payment_intent, ["done"]);
}

/** Like `givenBackCents`, with what is on its way. */
export function leavingCents(payment_intent: string): Promise<number> {
  return sumOf(payment_intent, ["done", "pending"]);
}

async function sumOf(payment_intent: string, states: ProviderRefund["status"][]): Promise<number> {
  const [refunds, disputes] = await Promise.all([
    listStripeRefunds(payment_intent),
    stripeClient().disputes.list({ payment_intent, limit: 100 }),
  ]);
  const refunded = refunds.filter(({ status }) => states.includes(status)).map((one) => one.amountCents);
  const lost = disputes.data.filter(({ status }) => status === "lost").map(({ amount }) => amount);
  return [...refunded, ...lost].reduce((sum, cents) => sum + cents, 0);
}

/** Stripe's words; one that waits for the payer or for our balance has not left yet. */
const STATES: Record<string, ProviderRefund["status"]> = {
  succeeded: "done",
  failed: "failed",
  canceled: "failed",
};

export function stripeRefundOf({ id, amount, status, metadata }: Stripe.Refund): ProviderRefund {
  const said = metadata?.refund_id ?? "";
  const ourId = /^\d{1,15}$/.test(said) ? Number(said) : undefined;
  return { externalId: id, ourId, amountCents: amount, status: STATES[status ?? ""] ?? "pending" };
}
