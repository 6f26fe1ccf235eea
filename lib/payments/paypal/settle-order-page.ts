import { AppError } from "@/lib/errors";
import { ProviderFault } from "@/lib/payments/provider/ask-provider";
import type { PageState } from "@/lib/payments/provider/provider";
import { dropClaim } from "./claim-capture";
import { settleOrder } from "./settle-order";

/**
 * Settles an order that we keep ourselves. One that PayPal does not know can't be captured by anybody, so it lets go of its
 * invoice, which can then be paid another way. An event about such an order stays a fault: it may be another account's.
 */
export async function settleOrderPage(orderId: string): Promise<PageState> {
  try {
    await settleOrder(orderId);
    return "known";
  } catch (error) {
    if (!isUnknownOrder(error)) throw error;
    await dropClaim(orderId);
    return "unknown";
  }
}

/** In PayPal's own words: a 404 of something between us and PayPal says nothing about an order. */
function isUnknownOrder(error: unknown): boolean {
  const fault = error instanceof AppError ? error.cause : undefined;
  return fault instanceof ProviderFault && fault.statusCode === 404 && fault.body.includes(UNKNOWN);
}

const UNKNOWN = "RESOURCE_NOT_FOUND";
