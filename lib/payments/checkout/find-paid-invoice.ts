import { and, eq } from "drizzle-orm";
import { accounts, forAccount, type Invoice, invoices } from "@/db";

/** What somebody who has just paid an invoice wants to know of it. */
export type PaidInvoice = Pick<Invoice, "id" | "number" | "totalCents" | "currency"> & {
  /** What it was for, its first line. */
  description: string;
  /** The account's balance as it is now. */
  credits: number;
};

/** One of the account's invoices, if it is paid. */
export async function findPaidInvoice(
  accountId: number,
  invoiceId: number | undefined,
): Promise<PaidInvoice | undefined> {
  if (invoiceId === undefined) return undefined;
  const [found] = await forAccount(accountId, (tx) =>
    tx
      .select({ invoice: invoices, credits: accounts.credits })
      .from(invoices)
      .innerJoin(accounts, eq(accounts.id, invoices.accountId))
      .where(and(eq(invoices.accountId, accountId), eq(invoices.id, invoiceId), eq(invoices.status, "paid"))),
  );
  if (!found) return undefined;
  const { id, number, totalCents, currency, lineItems } = found.invoice;
  return {
    ...{ id, number, totalCents, currency },
    description: lineItems[0]?.description ?? "",
    credits: found.credits,
  };
}
