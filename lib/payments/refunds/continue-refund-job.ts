import { eq } from "drizzle-orm";
import { z } from "zod";
import { asSystem, payments, refunds } from "@/db";
import { AppError } from "@/lib/errors";
import { sendRefund } from "./send-refund";

const payload = z.object({ refundId: z.number() });

/** Asks again for a refund whose answer was lost, or whose process ended before it asked: by the same row, until it is known. */
export async function continueRefund(job: unknown): Promise<void> {
  const { refundId } = payload.parse(job);
  const [found] = await asSystem((tx) =>
    tx
      .select({ refund: refunds, payment: payments })
      .from(refunds)
      .innerJoin(payments, eq(payments.id, refunds.paymentId))
      .where(eq(refunds.id, refundId)),
  );
  if (found?.refund.status !== "asked") return;
  await sendRefund(found.payment, found.refund).catch((error: unknown) => {
    // Refused is decided: the row says so, and asking again would be refused again.
    if (!(error instanceof AppError && error.code === "invalid_state")) throw error;
  });
}
