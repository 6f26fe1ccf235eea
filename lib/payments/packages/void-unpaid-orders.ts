import { directlyAsSystem, type Invoice, invoices } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { isOverdueOrder, isUnpaidOrder, voidUnpaidOrdersOf } from "@/lib/invoices/orders/unpaid-orders";

/** Takes back orders of packages that nobody paid in time. Answers for how many accounts. */
export async function voidUnpaidOrders(): Promise<number> {
  const due = await directlyAsSystem((db) =>
    db.selectDistinct({ accountId: invoices.accountId }).from(invoices).where(isUnpaidOrder()),
  );
  return eachAccount(
    "void-unpaid-orders",
    due.map(({ accountId }) => accountId),
    voidUnpaidOrdersOf,
  );
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
