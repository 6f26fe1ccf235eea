import { and, eq, inArray } from "drizzle-orm";
import { directlyAsSystem, type Payment, payments } from "@/db";
import { type Provider, SETTLED_STATUSES } from "@/db/words";

/** The payment whose money arrived, settled or kept, that a provider knows by this id. */
export async function findSettledPayment(method: Provider, externalId: string): Promise<Payment | undefined> {
  const [payment] = await directlyAsSystem((db) =>
    db
      .select()
      .from(payments)
      .where(
        and(
          eq(payments.method, method),
          eq(payments.externalPaymentId, externalId),
          inArray(payments.status, [...SETTLED_STATUSES, "kept"]),
        ),
      ),
  );
  return payment;
}
