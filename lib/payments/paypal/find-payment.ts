import type { Payment } from "@/db";
import { findSettledPayment } from "@/lib/payments/records/find-payment";
import { findOurCapture } from "./our-order";
import { settleOrder } from "./settle-order";

/** Our payment of a capture; what is told of it before the payment itself settles the payment first. */
export async function findPayment(captureId: string): Promise<Payment | undefined> {
  const known = await findSettledPayment("paypal", captureId);
  if (known) return known;
  const orderId = (await findOurCapture(captureId))?.orderId;
  if (!orderId) return undefined;
  await settleOrder(orderId);
  return findSettledPayment("paypal", captureId);
}
