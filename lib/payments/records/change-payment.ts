import { and, eq, ne } from "drizzle-orm";
import { type Payment, payments, type Tx } from "@/db";
import type { PaymentStatus } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { PAYMENT_TRANSITIONS } from "./payment";
import { tellOthers } from "./tell-others";

/** Columns that change together with the status, in the same statement. */
type Together = Partial<
  Pick<
    Payment,
    | "amountCents"
    | "decidedByUserId"
    | "failureReason"
    | "invoiceId"
    | "payerName"
    | "refundedCents"
    | "settledAt"
  >
>;

/**
 * The one door through which a payment's status changes; test/architecture lets no other file write it. `payment` is the row
 * as it was read under its account's lock. Throws `invalid_state` where PAYMENT_TRANSITIONS has no way there, and an error
 * where the row was not locked.
 */
export async function changePayment(
  tx: Tx,
  payment: Payment,
  to: PaymentStatus,
  together: Together = {},
): Promise<Payment> {
  if (to !== payment.status && !PAYMENT_TRANSITIONS[payment.status].includes(to))
    throw new AppError("invalid_state", { message: `This payment is ${payment.status}.` });
  const [changed] = await tx
    .update(payments)
    .set({ ...together, status: to, updatedAt: now() })
    .where(and(eq(payments.id, payment.id), eq(payments.status, payment.status)))
    .returning();
  if (!changed)
    throw new Error(`Payment ${payment.id} was not ${payment.status}: it was read without its lock.`);
  const isRefund = changed.refundedCents > payment.refundedCents;
  if (isRefund || changed.status !== payment.status)
    tellOthers(tx, changed, isRefund ? "refunded" : undefined);
  return changed;
}

/** Ends the reports of transfers for an invoice that wait, all but one. The caller holds the account's lock. */
export async function closeReports(
  tx: Tx,
  { invoiceId, reason, exceptId = 0 }: { invoiceId: number; reason: string; exceptId?: number },
): Promise<void> {
  const closed = await tx
    .update(payments)
    .set({ status: "failed", failureReason: reason, updatedAt: now() })
    .where(
      and(
        eq(payments.invoiceId, invoiceId),
        eq(payments.status, "pending_approval"),
        ne(payments.id, exceptId),
      ),
    )
    .returning();
  for (const payment of closed) tellOthers(tx, payment);
}
