import { z } from "zod";
import { askProvider } from "@/lib/payments/provider/ask-provider";
import { cleanJson } from "@/lib/text/clean-text";
import { paypalBase, paypalClient } from "./client";

export const disputeShape = z.object({
  dispute_id: z.string().min(1),
  status: z.string().min(1),
  reason: z.string().default(""),
  /** Until when we have to answer. */
  seller_response_due_date: z.iso.datetime({ offset: true }).optional(),
  update_time: z.iso.datetime({ offset: true }).optional(),
  disputed_transactions: z.array(z.object({ seller_transaction_id: z.string().optional() })).default([]),
});
export type Dispute = z.output<typeof disputeShape>;

/** The dispute as it is now. Undefined where this PayPal app may not read disputes: then its events are all we have. */
export function findDispute(id: string): Promise<Dispute | undefined> {
  return askProvider("paypal", async () => {
    const token = await paypalClient().clientCredentialsAuthManager.updateToken();
    const response = await fetch(`${paypalBase()}/v1/customer/disputes/${encodeURIComponent(id)}`, {
      headers: { authorization: `Bearer ${token.accessToken}` },
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status === 403 || response.status === 404) return undefined;
    if (!response.ok) throw new Error(`PayPal answered ${response.status} to the question for a dispute`);
    return disputeShape.parse(JSON.parse(cleanJson(await response.text())));
  });
}
