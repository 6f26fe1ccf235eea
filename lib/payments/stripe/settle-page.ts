import type { PageState } from "@/lib/payments/provider/provider";
import { isUnknownPage } from "./api/missing";
import { settleSession } from "./settle-session";
import { syncInvoice } from "./sync-invoice";

/** Our page at Stripe is a Checkout session, or Stripe's own page of an invoice that a card failed to pay. */
export async function settlePage(externalId: string): Promise<PageState> {
  try {
    if (externalId.startsWith("in_")) await syncInvoice(externalId);
    else await settleSession(externalId);
    return "known";
  } catch (error) {
    if (!isUnknownPage(error, externalId)) throw error;
    return "unknown";
  }
}
