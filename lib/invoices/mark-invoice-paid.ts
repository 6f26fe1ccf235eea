import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { checkouts, type Invoice, invoices, plans, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { creditVoidedInvoice } from "./credit-notes/issue-credit-note";
import { expireCheckouts } from "./expire-checkouts";
import { toldOfInvoice } from "./invoice";

/** As a column of an invoice: most are paid without any page, and need no statement for it. */
const hasOpenCheckout = sql<boolean>`exists (
  select 1 from ${checkouts} c where c.invoice_id = invoices.id and c.status = 'open')`;

export async function lockInvoice(tx: Tx, accountId: number, id: number): Promise<Invoice> {
  const own = and(eq(invoices.accountId, accountId), eq(invoices.id, id));
  const [invoice] = await tx.select().from(invoices).where(own).for("update");
  if (!invoice) throw new AppError("not_found");
  return invoice;
}

/**
 * open -> paid, once; with the period as it was bought, since a first one starts when it is paid. Answers the invoice as
 * it is now. Caller: what a settled payment brings.
 */
export async function markInvoicePaid(
  tx: Tx,
  invoice: Pick<Invoice, "id">,
  paid: { period?: { start: Date; end: Date }; beginsAnew?: boolean; stripeInvoiceId?: string },
): Promise<Invoice> {
  const { period, beginsAnew, stripeInvoiceId } = paid;
  const bought = period && { periodStart: period.start, periodEnd: period.end, beginsAnew };
  const creditsPerMonth = sql`(select ${plans.creditsPerMonth} from ${plans} where ${plans.id} = ${invoices.planId})`;
  const [paidNow] = await tx
    .update(invoices)
    .set({ status: "paid", paidAt: now(), updatedAt: now(), stripeInvoiceId, creditsPerMonth, ...bought })
    .where(and(eq(invoices.id, invoice.id), eq(invoices.status, "open")))
    .returning({ invoiceNow: getTableColumns(invoices), hasCheckout: hasOpenCheckout });
  if (!paidNow) throw new AppError("invalid_state");
  const { invoiceNow, hasCheckout } = paidNow;
  if (hasCheckout) await expireCheckouts(tx, [invoice.id]);
  recordEvent(tx, { accountId: invoiceNow.accountId, type: "invoice.paid", ...toldOfInvoice(invoiceNow) });
  return invoiceNow;
}

/** open -> void: its number stays taken, and a credit note takes back what its buyer was sent. */
export async function voidInvoice(tx: Tx, invoice: Pick<Invoice, "id">): Promise<void> {
  const [voided] = await tx
    .update(invoices)
    .set({ status: "void", voidedAt: now(), updatedAt: now() })
    .where(and(eq(invoices.id, invoice.id), eq(invoices.status, "open")))
    .returning();
  if (voided) await creditVoidedInvoice(tx, voided);
  await expireCheckouts(tx, [invoice.id]);
  if (voided)
    recordEvent(tx, { accountId: voided.accountId, type: "invoice.voided", ...toldOfInvoice(voided) });
}
