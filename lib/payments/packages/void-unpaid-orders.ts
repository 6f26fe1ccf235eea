import { type Account, directlyAsSystem, type Invoice, invoices, type Tx } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { lockOpenInvoices } from "@/lib/invoices/open-invoices";
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

/** What is open of the account as of now, locked, by one statement where nothing is over. The caller holds the account's lock. */
export async function lockOpenAsOfNow(tx: Tx, account: Account): Promise<Invoice[]> {
  const open = await lockOpenInvoices(tx, account.id);
  const isAnyOver = open.some((invoice) => isOverdueOrder(invoice, now()));
  return isAnyOver && (await voidUnpaidOrdersOf(tx, account)) ? lockOpenInvoices(tx, account.id) : open;
}
