import { desc, eq } from "drizzle-orm";
import { directlyAsSystem, type RefundRow, refunds } from "@/db";

/** A payment's refunds at its provider, newest first, with those whose outcome is open. */
export function listRefunds(paymentId: number): Promise<RefundRow[]> {
  return directlyAsSystem((db) =>
    db.select().from(refunds).where(eq(refunds.paymentId, paymentId)).orderBy(desc(refunds.id)).limit(50),
  );
}
