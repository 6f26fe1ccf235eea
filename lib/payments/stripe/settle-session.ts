import type Stripe from "stripe";
import { closeCheckout } from "@/lib/payments/provider/checkout";
import { findKnownCheckout } from "@/lib/payments/provider/known-checkout";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { settleOrForget } from "@/lib/payments/settlement/settle-or-forget";
import { stripeClient } from "./api/client";
import { leavingCents } from "./api/given-back";
import { type OurInvoice, ourMetadata } from "./api/metadata";
import { chargeOf, followDelayed, idOf } from "./follow-delayed";
import { syncPaidInvoices } from "./sync-paid-invoices";

/**
 * A checkout as it is now at Stripe: settled where it is paid, followed where its money takes days, closed where it has
 * expired.
 */
export async function settleSession(sessionId: string, told?: "failed"): Promise<Outcome> {
  const session = await stripeClient().checkout.sessions.retrieve(sessionId);
  const ours = (await ourMetadata(session.metadata)) ?? (await findKnownCheckout("stripe", sessionId));
  if (!ours) return "ignored";
  if (session.status === "expired") await closeCheckout("stripe", session.id, "expired");
  if (session.status !== "complete") return "applied";
  if (session.payment_status === "unpaid") return followDelayed(session, ours, told);
  await settle(session, ours);
  await closeCheckout("stripe", session.id, "completed");
  return "applied";
}

async function settle(session: Stripe.Checkout.Session, ours: OurInvoice) {
  if (session.subscription) return syncPaidInvoices(idOf(session.subscription), ours);
  const charge = chargeOf(session, ours);
  const intent = session.payment_intent ? idOf(session.payment_intent) : undefined;
  await settleOrForget(charge, async () => !!intent && (await leavingCents(intent)) >= charge.amountCents);
}
