import { and, eq } from "drizzle-orm";
import { type Payment, payments, type Tx } from "@/db";
import { AppError } from "@/lib/errors";

/** One of the account's payments, after the account's own lock. Throws `not_found`, for another account's too. */
export async function lockOwnPayment(tx: Tx, accountId: number, paymentId: number): Promise<Payment> {
  const own = and(eq(payments.accountId, accountId), eq(payments.id, paymentId));
  const [payment] = await tx.select().from(payments).where(own).for("update");
  if (!payment) throw new AppError("not_found");
  return payment;
}
