import { and, asc, eq, ne } from "drizzle-orm";
import { invoices, payments, type Tx } from "@/db";
import { AppError } from "@/lib/errors";

/** Money that the tenant says is on its way, and that staff have not found or rejected yet. */
export async function isTransferWaiting(tx: Tx, accountId: number): Promise<boolean> {
  const waiting = and(eq(payments.accountId, accountId), eq(payments.status, "pending_approval"));
  return (await tx.$count(payments, waiting)) > 0;
}

/** When the oldest report was made that waits, of money for a period. Null: none waits. */
export async function findReportedAt(tx: Tx, accountId: number): Promise<Date | null> {
  const [oldest] = await tx
    .select({ createdAt: payments.createdAt })
    .from(payments)
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(
      and(
        eq(payments.accountId, accountId),
        eq(payments.status, "pending_approval"),
        ne(invoices.kind, "upgrade"),
      ),
    )
    .orderBy(asc(payments.createdAt))
    .limit(1);
  return oldest?.createdAt ?? null;
}

/** What whoever is refused can do about it. */
const WAITS = {
  tenant:
    "A reported bank transfer waits to be checked. Change this once it has been approved or rejected; write to support if it was a mistake.",
  staff: "A transfer of this account waits for approval. Approve or reject it first.",
};

/** Throws `invalid_state` while a transfer waits: a change would void the invoice that it pays. */
export async function requireNoTransferWaiting(
  tx: Tx,
  accountId: number,
  reader: keyof typeof WAITS = "tenant",
): Promise<void> {
  if (await isTransferWaiting(tx, accountId)) throw new AppError("invalid_state", { message: WAITS[reader] });
}
