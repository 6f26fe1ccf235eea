import { and, eq, isNotNull, lte } from "drizzle-orm";
import { type Account, directlyAsSystem, type Invoice, invoices, type Tx } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import { lockOpenInvoices } from "@/lib/invoices/open-invoices";
import { isReported, takenAs } from "@/lib/payments/records/taken/taken-invoice";

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
    voidUnpaidOrdersOf,
  );
}

/** Its time to be paid is over: the job voids it, or the first who looks. Pure. */
export function isOverdueOrder(
  { packageId, status, dueAt }: Pick<Invoice, "packageId" | "status" | "dueAt">,
  at: Date,
): boolean {
  return packageId !== null && status === "open" && dueAt <= at;
}

/** What is open of the account as of now, asked by `list`: an order that nobody paid in time can't be paid any more. */
export async function openAsOfNow<T extends Invoice>(
  accountId: number,
  list: () => Promise<T[]>,
): Promise<T[]> {
  const open = await list();
  if (!open.some((invoice) => isOverdueOrder(invoice, now()))) return open;
  await eachAccount("void-unpaid-orders", [accountId], voidUnpaidOrdersOf);
  return list();
}

/** What is open of the account as of now, locked, by one statement where nothing is over. The caller holds the account's lock. */
export async function lockOpenAsOfNow(tx: Tx, account: Account): Promise<Invoice[]> {
  const open = await lockOpenInvoices(tx, account.id);
  const isAnyOver = open.some((invoice) => isOverdueOrder(invoice, now()));
  return isAnyOver && (await voidUnpaidOrdersOf(tx, account)) ? lockOpenInvoices(tx, account.id) : open;
}

/** Of one account, whose lock the caller holds. Not one whose money is on its way. */
export async function voidUnpaidOrdersOf(tx: Tx, { id: accountId }: Account): Promise<boolean> {
  const orders = await tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.accountId, accountId), isUnpaid()))
    .for("update");
  let voided = 0;
  for (const order of orders) {
    if (await isBeingPaid(tx, order.id)) continue;
    await voidInvoice(tx, order);
    voided += 1;
  }
  return voided > 0;
}

async function isBeingPaid(tx: Tx, invoiceId: number): Promise<boolean> {
  const [claims] = await tx
    .select({ taken: takenAs(invoiceId), isReported: isReported(invoiceId) })
    .from(invoices)
    .where(eq(invoices.id, invoiceId));
  return claims!.taken !== null || claims!.isReported;
}
