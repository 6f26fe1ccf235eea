import type { Order } from "@paypal/paypal-server-sdk";
import { AppError } from "@/lib/errors";
import { ProviderFault } from "@/lib/payments/provider/ask-provider";
import { isRefusal } from "@/lib/payments/provider/fault";
import { type ClaimedOrder, claimCapture, releaseCapture, releaseClaim } from "./claim-capture";
import { askPaypal, paypalOrders } from "./client";

export type Captured =
  | { order: Order }
  /** PayPal will never take this order's money, and says why. */
  | { refused: string }
  /** Its payer has to do one more step there. */
  | { payerAction: string | undefined }
  | "needless"
  | "taken"
  | "unapproved";

/**
 * Takes the money of an approved order, when its invoice is open and no other order takes it. Each try has a key of its
 * own, so that concurrent events capture once, and a payer who was declined and chose another card is charged on that.
 * A lost answer keeps the claim: the order that holds it asks again. A call that PayPal turned away lets go of it.
 */
export async function captureOrder(order: ClaimedOrder): Promise<Captured> {
  const claim = await claimCapture(order);
  if (typeof claim === "string") return claim;
  const request = {
    id: order.orderId,
    paypalRequestId: `capture-${order.orderId}-${claim.attempt}`,
    prefer: "return=representation",
  };
  try {
    return { order: (await askPaypal(() => paypalOrders().captureOrder(request))).result };
  } catch (error) {
    if (claim.isFirst && isTurnedAway(error)) await releaseClaim(order.orderId, claim.at);
    return afterFault(order, error);
  }
}

/** By our keys, our rights or our pace, before PayPal looked at the order: this call took no money. */
function isTurnedAway(error: unknown): boolean {
  const fault = error instanceof AppError ? error.cause : undefined;
  return fault instanceof ProviderFault && [401, 403, 429].includes(fault.statusCode ?? 0);
}

async function afterFault({ orderId }: ClaimedOrder, error: unknown): Promise<Captured> {
  if (!(error instanceof AppError) || !isRefusal(error.cause)) throw error;
  const { issue = "", says, payerAction } = error.cause;
  const live = await findCaptured(orderId);
  if (live) return { order: live };
  await releaseCapture(orderId);
  if (issue === "ORDER_NOT_APPROVED") return "unapproved";
  if (issue === "PAYER_ACTION_REQUIRED") return { payerAction };
  return { refused: DECLINES.test(issue) ? `${DECLINED} (${issue})` : `${says}${issue && ` (${issue})`}` };
}

/** Of two calls at the same moment PayPal may refuse the second while the first takes the money. */
async function findCaptured(orderId: string): Promise<Order | undefined> {
  const { result } = await askPaypal(() => paypalOrders().getOrder({ id: orderId }));
  return result.purchaseUnits?.[0]?.payments?.captures?.length ? result : undefined;
}

/** PayPal's words for a payer who has to choose another way to pay. Every other refusal is told in PayPal's own words. */
const DECLINES =
  /INSTRUMENT_DECLINED|PAYER_CANNOT_PAY|TRANSACTION_REFUSED|CARD_EXPIRED|PAYER_ACCOUNT|ALTERNATE_FUNDING/;
const DECLINED = "PayPal could not charge the card or account that you chose there.";
