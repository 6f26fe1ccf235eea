import { stripeClient } from "./client";

/** All that has left us again of a charge: refunds, also those on their way, and disputes that were lost. */
export async function givenBackCents(payment_intent: string): Promise<number> {
  const [refunds, disputes] = await Promise.all([
    stripeClient().refunds.list({ payment_intent, limit: 100 }),
    stripeClient().disputes.list({ payment_intent, limit: 100 }),
  ]);
  const refunded = refunds.data.filter(({ status }) => status === "succeeded" || status === "pending");
  const lost = disputes.data.filter(({ status }) => status === "lost");
  return [...refunded, ...lost].reduce((sum, { amount }) => sum + amount, 0);
}
