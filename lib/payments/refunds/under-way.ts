import { and, eq, inArray } from "drizzle-orm";
import { type Payment, refunds, type Tx } from "@/db";
import { AppError } from "@/lib/errors";

/** Of a refund: asked for or accepted, and it has neither arrived nor failed. */
export const isUnderWay = inArray(refunds.status, ["asked", "pending"]);

/** Throws `outcome_unknown` while a refund of the payment is under way. The caller holds the payment's lock. */
export async function refuseUnderWay(tx: Tx, { id }: Pick<Payment, "id">): Promise<void> {
  const [refund] = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.paymentId, id), isUnderWay))
    .limit(1);
  if (refund)
    throw new AppError("outcome_unknown", {
      message: "A refund of this money is on its way. It can pay an invoice only if that refund fails.",
    });
}
