import { z } from "zod";
import type { Outcome, StoredEvent } from "@/lib/payments/provider/provider-events";
import { recordPaypalDispute } from "./record-dispute";
import { settleOrder } from "./settle-order";
import { syncRefund } from "./sync-refund";

const withId = z.object({ resource: z.object({ id: z.string() }) });
const capture = z.object({
  resource: z.object({ supplementary_data: z.object({ related_ids: z.object({ order_id: z.string() }) }) }),
});

const idOf = (payload: unknown) => withId.parse(payload).resource.id;
const orderOf = (payload: unknown) => capture.parse(payload).resource.supplementary_data.related_ids.order_id;

const HANDLERS: Record<string, (payload: unknown) => Promise<Outcome>> = {
  "CHECKOUT.ORDER.APPROVED": (payload) => settleOrder(idOf(payload)),
  "CHECKOUT.ORDER.COMPLETED": (payload) => settleOrder(idOf(payload)),
  "PAYMENT.CAPTURE.COMPLETED": (payload) => settleOrder(orderOf(payload)),
  "PAYMENT.CAPTURE.DENIED": (payload) => settleOrder(orderOf(payload)),
  "PAYMENT.CAPTURE.DECLINED": (payload) => settleOrder(orderOf(payload)),
  "PAYMENT.CAPTURE.REFUNDED": (payload) => syncRefund(idOf(payload)),
  // A reversal is a refund that PayPal makes, such as after a dispute.
  "PAYMENT.CAPTURE.REVERSED": (payload) => syncRefund(idOf(payload)),
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
