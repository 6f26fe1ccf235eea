import { eq } from "drizzle-orm";
import { asSystem, payments, refunds } from "@/db";
import { log } from "@/lib/log";
import { sendRefund } from "./send-refund";

/**
 * Asks the providers about refunds that they have accepted and not paid out: PayPal sends no event when one fails. Answers
 * how many were asked about.
 */
export async function askAboutRefunds(): Promise<number> {
  const pending = await asSystem((tx) =>
    tx
      .select({ refund: refunds, payment: payments })
      .from(refunds)
      .innerJoin(payments, eq(payments.id, refunds.paymentId))
      .where(eq(refunds.status, "pending")),
  );
  for (const { refund, payment } of pending)
    await sendRefund(payment, refund).catch((error: unknown) => {
      log.warn({ err: error, refundId: refund.id }, "a refund on its way could not be looked at");
    });
  return pending.length;
}
