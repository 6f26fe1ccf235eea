import { and, asc, eq, inArray } from "drizzle-orm";
import { type Invoice, invoices, type Tx } from "@/db";
import type { InvoiceKind } from "@/db/words";
import { now } from "@/lib/clock";
import { recordEvent } from "@/lib/events/record-event";
import { creditVoidedInvoice } from "./credit-notes/issue-credit-note";
import { expireCheckouts } from "./expire-checkouts";
import { toldOfInvoice } from "./invoice";

/** Open invoices, those for a period before upgrades, oldest first. */
export async function listOpenInvoices(tx: Tx, accountId: number): Promise<Invoice[]> {
  return openInvoices(tx, accountId);
}

/** Like `listOpenInvoices`, locked until the transaction ends; account and subscription are locked before. */
export async function lockOpenInvoices(tx: Tx, accountId: number): Promise<Invoice[]> {
  return openInvoices(tx, accountId).for("update");
}

function openInvoices(tx: Tx, accountId: number) {
  return tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.accountId, accountId), eq(invoices.status, "open")))
    .orderBy(asc(invoices.kind), asc(invoices.id));
}

/** Takes open invoices of these kinds back, because the plan or the choice of it has changed. Their numbers stay taken. */
export async function voidOpenInvoices(
  tx: Tx,
  accountId: number,
  kinds: readonly InvoiceKind[],
): Promise<void> {
  const voided = await tx
    .update(invoices)
    .set({ status: "void", voidedAt: now(), updatedAt: now() })
    .where(
      and(eq(invoices.accountId, accountId), eq(invoices.status, "open"), inArray(invoices.kind, [...kinds])),
    )
    .returning();
  for (const invoice of voided) {
    await creditVoidedInvoice(tx, invoice);
    recordEvent(tx, { accountId, type: "invoice.voided", ...toldOfInvoice(invoice) });
  }
  await expireCheckouts(
    tx,
    voided.map(({ id }) => id),
  );
}
