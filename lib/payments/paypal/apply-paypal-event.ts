import { z } from "zod";
import type { StoredEvent } from "@/db";
import { AppError } from "@/lib/errors";
import { closeCheckout } from "@/lib/payments/provider/checkout";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { findOurCapture } from "./our-order";
import { recordPaypalDispute } from "./record-dispute";
import { type OrderState, settleOrder } from "./settle-order";
import { syncRefund } from "./sync-refund";

const withId = z.object({ resource: z.object({ id: z.string() }) });
const related = z.object({
  resource: z.object({ supplementary_data: z.object({ related_ids: z.object({ order_id: z.string() }) }) }),
});

const reversal = z.object({
  resource: z.object({ order_id: z.string().optional(), id: z.string().optional() }),
});

const idOf = (payload: unknown) => withId.parse(payload).resource.id;

/** What an event says has happened: its order has to have come to one of these, or PayPal's answer is behind its event. */
const APPROVED: OrderState[] = ["settled", "waiting", "declined", "asked_again", "needless"];
const PENDING: OrderState[] = ["settled", "waiting", "declined"];
const COMPLETED: OrderState[] = ["settled"];
const DENIED: OrderState[] = ["declined", "settled", "needless"];

const HANDLERS: Record<string, (payload: unknown) => Promise<Outcome>> = {
  "CHECKOUT.ORDER.APPROVED": (payload) => applyOrder(idOf(payload), APPROVED),
  "CHECKOUT.ORDER.COMPLETED": (payload) => applyOrder(idOf(payload), PENDING),
  // PayPal has taken an approval back, such as where a bank refused what was to fund it.
  "CHECKOUT.PAYMENT-APPROVAL.REVERSED": (payload) => applyReversal(payload),
  "PAYMENT.CAPTURE.PENDING": (payload) => applyCapture(payload, PENDING),
  "PAYMENT.CAPTURE.COMPLETED": (payload) => applyCapture(payload, COMPLETED),
  "PAYMENT.CAPTURE.DENIED": (payload) => applyCapture(payload, DENIED),
  "PAYMENT.CAPTURE.DECLINED": (payload) => applyCapture(payload, DENIED),
  "PAYMENT.REFUND.PENDING": (payload) => syncRefund(idOf(payload)),
  "PAYMENT.REFUND.FAILED": (payload) => syncRefund(idOf(payload)),
  "PAYMENT.CAPTURE.REFUNDED": (payload) => syncRefund(idOf(payload)),
  // A reversal is a refund that PayPal makes, such as after a dispute.
  "PAYMENT.CAPTURE.REVERSED": (payload) => syncRefund(idOf(payload), true),
  "CUSTOMER.DISPUTE.CREATED": recordPaypalDispute,
  "CUSTOMER.DISPUTE.UPDATED": recordPaypalDispute,
  "CUSTOMER.DISPUTE.RESOLVED": recordPaypalDispute,
};

/** To be enabled at PayPal. */
export const PAYPAL_EVENTS = Object.keys(HANDLERS);

/** Applies an event of PayPal's: it only says where to look, the live order or refund decides. */
export async function applyPaypalEvent(event: StoredEvent): Promise<Outcome> {
  const handler = HANDLERS[event.type];
  return handler ? handler(event.payload) : "ignored";
}

/** An order that has not come to what the event says is looked at again when PayPal sends the event again. */
async function applyOrder(orderId: string, told: OrderState[]): Promise<Outcome> {
  const state = await settleOrder(orderId);
  if (state === "foreign") return "ignored";
  if (told.includes(state)) return "applied";
  throw new AppError("provider_unavailable", { message: `PayPal's order ${orderId} is still ${state}.` });
}

/** The order is over, unless it was captured before: its payer gets another one. */
async function applyReversal(payload: unknown): Promise<Outcome> {
  const { resource } = reversal.parse(payload);
  const state = await settleOrder(resource.order_id ?? resource.id ?? "");
  if (state === "foreign") return "ignored";
  if (state === "unapproved")
    await closeCheckout("paypal", resource.order_id ?? resource.id ?? "", "expired");
  return "applied";
}

/** PayPal may leave out which order a capture is of, and the account may sell for others than us. */
async function applyCapture(payload: unknown, told: OrderState[]): Promise<Outcome> {
  const named = related.safeParse(payload).data?.resource.supplementary_data.related_ids.order_id;
  const orderId = named ?? (await findOurCapture(idOf(payload)))?.orderId;
  return orderId ? applyOrder(orderId, told) : "ignored";
}
