import { desc, eq } from "drizzle-orm";
import { accounts, directlyAsSystem, invoices, payments } from "@/db";
import { AppError } from "@/lib/errors";
import { takenAs } from "@/lib/invoices/orders/taken-as";
import { getInvoice } from "@/lib/invoices/queries";
import { isHeldByPage } from "@/lib/payments/records/taken/taken-invoice";

/** An invoice of any account with that one's name, its payments, and whether a page holds it. Throws `not_found`. */
export async function getAnyInvoice(invoiceId: number) {
  const [row] = await directlyAsSystem((db) =>
    db
      .select({ accountId: invoices.accountId, accountName: accounts.name, taken: takenAs(invoiceId) })
      .from(invoices)
      .leftJoin(accounts, eq(accounts.id, invoices.accountId))
      .where(eq(invoices.id, invoiceId)),
  );
  if (!row) throw new AppError("not_found");
  const invoice = await getInvoice(row.accountId, invoiceId);
  const { accountName, taken } = row;
  return { invoice, accountName, isHeld: isHeldByPage(taken), payments: await paymentsOf(invoiceId) };
}

function paymentsOf(invoiceId: number) {
  return directlyAsSystem((db) =>
    db.select().from(payments).where(eq(payments.invoiceId, invoiceId)).orderBy(desc(payments.id)).limit(20),
  );
}
