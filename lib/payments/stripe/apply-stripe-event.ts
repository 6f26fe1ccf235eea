import { z } from "zod";
import type { StoredEvent } from "@/db";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { followTopUpEvent } from "./charges/follow-top-up";
import { recordDispute } from "./record-dispute";
import { settleSession } from "./settle-session";
import { syncDebit, syncInvoice } from "./sync-invoice";
import { syncPaidInvoices } from "./sync-paid-invoices";
import { reportFailedRefund, syncRefunds } from "./sync-refunds";

const objectOf = z.object({ data: z.object({ object: z.looseObject({ id: z.string() }) }) });
const idOrObject = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);

type Handler = (object: { id: string } & Record<string, unknown>) => Promise<Outcome>;

/** What each kind of event makes us look up. Its own content is a hint only: the live object decides. */
const HANDLERS: Record<string, Handler> = {
  "checkout.session.completed": ({ id }) => settleSession(id),
  "checkout.session.async_payment_succeeded": ({ id }) => settleSession(id),
  "checkout.session.async_payment_failed": ({ id }) => settleSession(id, "failed"),
  "checkout.session.expired": ({ id }) => settleSession(id),
  "invoice.paid": ({ id }) => syncInvoice(id),
  "invoice.payment_succeeded": ({ id }) => syncInvoice(id),
  "invoice.payment_failed": ({ id }) => syncInvoice(id),
  "invoice.payment_action_required": ({ id }) => syncInvoice(id),
  "payment_intent.processing": ({ id }) => syncDebit(id),
  "customer.subscription.created": ({ id }) => syncPaidInvoices(id),
  "customer.subscription.updated": ({ id }) => syncPaidInvoices(id),
  "customer.subscription.deleted": ({ id }) => syncPaidInvoices(id),
  "payment_intent.succeeded": ({ id }) => followTopUpEvent(id),
  "payment_intent.payment_failed": ({ id }) => followTopUpEvent(id),
  "payment_intent.canceled": ({ id }) => followTopUpEvent(id),
  "charge.refunded": ({ payment_intent }) => syncRefunds(idOrObject.nullish().parse(payment_intent)),
  "refund.created": ({ payment_intent }) => syncRefunds(idOrObject.nullish().parse(payment_intent)),
  "refund.updated": ({ payment_intent }) => syncRefunds(idOrObject.nullish().parse(payment_intent)),
  "refund.failed": ({ payment_intent }) => reportFailedRefund(idOrObject.nullish().parse(payment_intent)),
  "charge.dispute.created": (dispute) => recordDispute(dispute),
  "charge.dispute.updated": (dispute) => recordDispute(dispute),
  "charge.dispute.closed": (dispute) => recordDispute(dispute),
};

/** To be enabled at Stripe. */
export const STRIPE_EVENTS = Object.keys(HANDLERS);

/** Applies an event of Stripe's. In any order and any number of times, the same state comes out. */
export async function applyStripeEvent(event: StoredEvent): Promise<Outcome> {
  const handler = HANDLERS[event.type];
  if (!handler) return "ignored";
  const { data } = objectOf.parse(event.payload);
  return handler(data.object);
}
