import { and, eq } from "drizzle-orm";
import { forAccount, invoices } from "@/db";

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
