import { desc, eq } from "drizzle-orm";
import { accounts, directlyAsSystem, invoices, payments } from "@/db";
import { AppError } from "@/lib/errors";
import { getInvoice } from "@/lib/invoices/queries";

/** An invoice of any account, with its account's name and its payments. Throws `not_found`. */
export async function getAnyInvoice(invoiceId: number) {
  const [row] = await directlyAsSystem((db) =>
    db
      .select({ accountId: invoices.accountId, accountName: accounts.name })
      .from(invoices)
      .leftJoin(accounts, eq(accounts.id, invoices.accountId))
      .where(eq(invoices.id, invoiceId)),
  );
  if (!row) throw new AppError("not_found");
  const invoice = await getInvoice(row.accountId, invoiceId);
  return { invoice, accountName: row.accountName, payments: await paymentsOf(invoiceId) };
}

function paymentsOf(invoiceId: number) {
  return directlyAsSystem((db) =>
    db.select().from(payments).where(eq(payments.invoiceId, invoiceId)).orderBy(desc(payments.id)).limit(20),
  );
}
