import { z } from "zod";
import type { Outcome } from "../webhooks/apply-event";
import type { StoredEvent } from "../webhooks/provider-events";
import { recordPaypalDispute } from "./record-dispute";
import { settleOrder } from "./settle-order";
import { syncRefund } from "./sync-refund";

const order = z.object({ resource: z.object({ id: z.string() }) });
const capture = z.object({
  resource: z.object({ supplementary_data: z.object({ related_ids: z.object({ order_id: z.string() }) }) }),
});

const HANDLERS: Record<string, (payload: unknown) => Promise<Outcome>> = {
  "CHECKOUT.ORDER.APPROVED": (payload) => settleOrder(order.parse(payload).resource.id),
  "CHECKOUT.ORDER.COMPLETED": (payload) => settleOrder(order.parse(payload).resource.id),
  "PAYMENT.CAPTURE.COMPLETED": (payload) =>
    settleOrder(capture.parse(payload).resource.supplementary_data.related_ids.order_id),
  "PAYMENT.CAPTURE.DENIED": (payload) =>
    settleOrder(capture.parse(payload).resource.supplementary_data.related_ids.order_id),
  "PAYMENT.CAPTURE.DECLINED": (payload) =>
    settleOrder(capture.parse(payload).resource.supplementary_data.related_ids.order_id),
  // A reversal is a refund that PayPal makes, such as after a dispute.
  "PAYMENT.CAPTURE.REVERSED": (payload) => syncRefund(order.parse(payload).resource.id),
  "CUSTOMER.DISPUTE.CREATED": recordPaypalDispute,
  "CUSTOMER.DISPUTE.UPDATED": recordPaypalDispute,
  "CUSTOMER.DISPUTE.RESOLVED": recordPaypalDispute,
  "PAYMENT.CAPTURE.REFUNDED": (payload) => syncRefund(order.parse(payload).resource.id),
};

/** To be enabled at PayPal. */
export const PAYPAL_EVENTS = Object.keys(HANDLERS);

/** Applies an event of PayPal's: it only says where to look, the live order or refund decides. */
export async function applyPaypalEvent(event: StoredEvent): Promise<Outcome> {
  const handler = HANDLERS[event.type];
  return handler ? handler(event.payload) : "ignored";
}
