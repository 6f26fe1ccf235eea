import type Stripe from "stripe";
import { closeCheckout } from "@/lib/payments/provider/checkout";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { settleOrForget } from "@/lib/payments/settlement/settle-or-forget";
import { stripeClient } from "./api/client";
import { leavingCents } from "./api/given-back";
import { ourMetadata } from "./api/metadata";
import { syncPaidInvoices } from "./sync-paid-invoices";

/** A checkout as it is now at Stripe: settled where it is paid, closed where it has expired. */
export async function settleSession(sessionId: string): Promise<Outcome> {
  const session = await stripeClient().checkout.sessions.retrieve(sessionId);
  const ours = ourMetadata(session.metadata);
  if (!ours) return "ignored";
  if (session.status === "expired") await closeCheckout("stripe", session.id, "expired");
  if (session.status !== "complete" || session.payment_status === "unpaid") return "applied";
  await settle(session, ours);
  await closeCheckout("stripe", session.id, "completed");
  return "applied";
}

async function settle(session: Stripe.Checkout.Session, ours: { accountId: number; invoiceId: number }) {
  if (session.subscription) return syncPaidInvoices(idOf(session.subscription));
  const intent = session.payment_intent ? idOf(session.payment_intent) : undefined;
  const amountCents = session.amount_total ?? 0;
  const charge = {
    ...ours,
    method: "stripe" as const,
    externalPaymentId: intent ?? session.id,
    amountCents,
    currency: (session.currency ?? "").toUpperCase(),
    payerName: session.customer_details?.name ?? undefined,
  };
  await settleOrForget(charge, async () => !!intent && (await leavingCents(intent)) >= amountCents);
}

const idOf = (value: string | { id: string }) => (typeof value === "string" ? value : value.id);
