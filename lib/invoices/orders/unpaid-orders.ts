import { and, eq, isNotNull, lte } from "drizzle-orm";
import { type Account, type Invoice, invoices, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import { isReported, takenAs } from "./taken-as";

/** Of an invoice, as a condition: an order whose time is over. Named by its package, as the index of open orders is. */
export const isUnpaidOrder = () =>
  and(isNotNull(invoices.packageId), eq(invoices.status, "open"), lte(invoices.dueAt, now()));

/** Its time to be paid is over: the job voids it, or the first who looks. Pure. */
export function isOverdueOrder(
  { packageId, status, dueAt }: Pick<Invoice, "packageId" | "status" | "dueAt">,
  at: Date,
): boolean {
  return packageId !== null && status === "open" && dueAt <= at;
}

/** Of one account, whose lock the caller holds. Not one whose money is on its way. */
export async function voidUnpaidOrdersOf(tx: Tx, { id }: Account): Promise<boolean> {
  const orders = await listUnpaidOrders(tx, id);
  for (const order of orders) await voidInvoice(tx, order);
  return orders.length > 0;
}

/** What `voidUnpaidOrdersOf` would take back now. */
export async function listUnpaidOrders(tx: Tx, accountId: number): Promise<Invoice[]> {
  const ofAccount = and(eq(invoices.accountId, accountId), isUnpaidOrder());
  const unpaid: Invoice[] = [];
  for (const order of await tx.select().from(invoices).where(ofAccount))
    if (!(await isBeingPaid(tx, order.id))) unpaid.push(order);
  return unpaid;
}

async function isBeingPaid(tx: Tx, invoiceId: number): Promise<boolean> {
  const [claims] = await tx
    .select({ taken: takenAs(invoiceId), isReported: isReported(invoiceId) })
    .from(invoices)
    .where(eq(invoices.id, invoiceId));
  return claims!.taken !== null || claims!.isReported;
}
