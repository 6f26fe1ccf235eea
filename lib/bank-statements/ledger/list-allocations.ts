import { desc, eq, lt } from "drizzle-orm";
import { bankAllocations, bankLines, directlyAsSystem, invoices, payments } from "@/db";

export type ListedAllocation = Awaited<ReturnType<typeof listAllocations>>[number];

/** Where money has gone, newest first; one more than `limit` when there are more. */
export function listAllocations({ limit, after }: { limit: number; after?: number }) {
  return directlyAsSystem((db) =>
    db
      .select({
        id: bankAllocations.id,
        kind: bankAllocations.kind,
        amountCents: bankAllocations.amountCents,
        currency: bankLines.currency,
        bookedOn: bankLines.bookedOn,
        otherName: bankLines.otherName,
        invoiceNumber: invoices.number,
        reason: bankAllocations.reason,
        undoneAt: bankAllocations.undoneAt,
        undoneReason: bankAllocations.undoneReason,
      })
      .from(bankAllocations)
      .innerJoin(bankLines, eq(bankLines.id, bankAllocations.lineId))
      .leftJoin(payments, eq(payments.id, bankAllocations.paymentId))
      .leftJoin(invoices, eq(invoices.id, payments.invoiceId))
      .where(after === undefined ? undefined : lt(bankAllocations.id, after))
      .orderBy(desc(bankAllocations.id))
      .limit(limit + 1),
  );
}
