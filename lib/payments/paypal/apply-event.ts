import { z } from "zod";
import type { Outcome } from "../webhooks/apply-event";
import type { StoredEvent } from "../webhooks/provider-events";
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
  "PAYMENT.CAPTURE.REFUNDED": (payload) => syncRefund(order.parse(payload).resource.id),
};

/** Applies an event of PayPal's: it only says where to look, the live order or refund decides. */
export async function applyPaypalEvent(event: StoredEvent): Promise<Outcome> {
  const handler = HANDLERS[event.type];
  return handler ? handler(event.payload) : "ignored";
}
