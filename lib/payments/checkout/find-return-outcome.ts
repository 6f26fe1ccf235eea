import { and, eq } from "drizzle-orm";
import { accounts, forAccount, type Invoice, invoices } from "@/db";

/**
 * What a person who comes back from a provider's page is told. `replaced`: the invoice was void, so nothing was charged.
 */
export type ReturnOutcome = "done" | "cancelled" | "paid" | "replaced";

/**
 * Asks the invoice that they went to pay: only one that is paid has been paid. Undefined where they come from nowhere, or
 * with the number of an invoice that is not theirs.
 */
export async function findReturnOutcome(
  accountId: number,
  returned: "done" | "cancelled" | undefined,
  invoiceId: number | undefined,
): Promise<ReturnOutcome | undefined> {
  if (returned !== "done" || invoiceId === undefined) return returned;
  const own = and(eq(invoices.accountId, accountId), eq(invoices.id, invoiceId));
  const [invoice] = await forAccount(accountId, (tx) =>
    tx.select({ status: invoices.status }).from(invoices).where(own),
  );
  if (!invoice) return undefined;
  return { open: "done", paid: "paid", void: "replaced" }[invoice.status] as ReturnOutcome;
}

/** What somebody who has just paid an invoice wants to know of it. */
export type PaidInvoice = Pick<Invoice, "id" | "number" | "totalCents" | "currency"> & {
  /** What it was for, its first line. */
  description: string;
  /** The account's balance as it is now. */
  credits: number;
};

/** The invoice that somebody comes back from paying, if it is theirs and paid. */
export async function findPaidInvoice(
  accountId: number,
  returned: "done" | "cancelled" | undefined,
  invoiceId: number | undefined,
): Promise<PaidInvoice | undefined> {
  if (returned !== "done" || invoiceId === undefined) return undefined;
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
