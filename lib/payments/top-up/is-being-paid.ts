import { and, eq, exists, or, sql } from "drizzle-orm";
import { type CreditTopUp, checkouts, invoices, payments, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { isOnItsWay } from "@/lib/invoices/waiting-transfer";

/** Its owner is on a page to pay it, or money for it is on its way. */
export async function isBeingPaid(tx: Tx, { accountId, packageId }: CreditTopUp): Promise<boolean> {
  const onItsWay = tx
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.invoiceId, invoices.id), isOnItsWay()));
  const [paid] = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(
      and(
        eq(invoices.accountId, accountId),
        eq(invoices.status, "open"),
        eq(invoices.packageId, packageId),
        or(
          sql`exists (select 1 from ${checkouts} c where c.invoice_id = ${invoices.id}
            and (c.capture_claimed_at is not null or (c.status = 'open' and c.expires_at > ${now().toISOString()})))`,
          exists(onItsWay),
        ),
      ),
    )
    .limit(1);
  return paid !== undefined;
}
