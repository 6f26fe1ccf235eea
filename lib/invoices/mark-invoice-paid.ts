import { and, eq } from "drizzle-orm";
import { type Invoice, invoices, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { expireCheckouts } from "./expire-checkouts";

export async function lockInvoice(tx: Tx, accountId: number, id: number): Promise<Invoice> {
  const own = and(eq(invoices.accountId, accountId), eq(invoices.id, id));
  const [invoice] = await tx.select().from(invoices).where(own).for("update");
  if (!invoice) throw new AppError("not_found");
  return invoice;
}

/** open -> paid, once. Caller: settlePayment. */
export async function markInvoicePaid(tx: Tx, invoice: Pick<Invoice, "id">): Promise<void> {
  const rows = await tx
    .update(invoices)
    .set({ status: "paid", paidAt: now(), updatedAt: now() })
    .where(and(eq(invoices.id, invoice.id), eq(invoices.status, "open")))
    .returning({ id: invoices.id });
  if (rows.length === 0) throw new AppError("invalid_state");
  await expireCheckouts(tx, [invoice.id]);
}

/** open -> void: its number stays taken. */
export async function voidInvoice(tx: Tx, invoice: Pick<Invoice, "id">): Promise<void> {
  await tx
    .update(invoices)
    .set({ status: "void", voidedAt: now(), updatedAt: now() })
    .where(and(eq(invoices.id, invoice.id), eq(invoices.status, "open")));
  await expireCheckouts(tx, [invoice.id]);
}

/** The period as it was bought: a first one starts when it is paid. */
export async function setInvoicePeriod(
  tx: Tx,
  invoice: Pick<Invoice, "id">,
  period: { start: Date; end: Date },
): Promise<void> {
  await tx
    .update(invoices)
    .set({ periodStart: period.start, periodEnd: period.end })
    .where(eq(invoices.id, invoice.id));
}
