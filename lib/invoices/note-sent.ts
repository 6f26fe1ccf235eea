import { and, eq, isNull } from "drizzle-orm";
import { type Invoice, invoices, type Tx } from "@/db";
import { now } from "@/lib/clock";

/** Its buyer is told of it now: from here on taking it back needs a credit note. The first time counts. */
export async function noteSent(tx: Tx, { id }: Pick<Invoice, "id">): Promise<void> {
  await tx
    .update(invoices)
    .set({ sentAt: now() })
    .where(and(eq(invoices.id, id), isNull(invoices.sentAt)));
}
