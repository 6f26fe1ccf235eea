import { and, eq, isNotNull, lte } from "drizzle-orm";
import { type Account, directlyAsSystem, invoices, type Tx } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import { isTransferWaiting } from "@/lib/invoices/waiting-transfer";

/** Due means over here: nothing depends on the order. Named by its package, as the index of open orders is. */
const isUnpaid = () =>
  and(isNotNull(invoices.packageId), eq(invoices.status, "open"), lte(invoices.dueAt, now()));

/** Takes back orders of packages that nobody paid in time. Answers for how many accounts. */
export async function voidUnpaidOrders(): Promise<number> {
  const due = await directlyAsSystem((db) =>
    db.selectDistinct({ accountId: invoices.accountId }).from(invoices).where(isUnpaid()),
  );
  return eachAccount(
    "void-unpaid-orders",
    due.map(({ accountId }) => accountId),
    voidOf,
  );
}

/** Not while money is on its way: it may be for this. */
async function voidOf(tx: Tx, { id: accountId }: Account): Promise<boolean> {
  if (await isTransferWaiting(tx, accountId)) return false;
  const orders = await tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.accountId, accountId), isUnpaid()))
    .for("update");
  for (const order of orders) await voidInvoice(tx, order);
  return orders.length > 0;
}
