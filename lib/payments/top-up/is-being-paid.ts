import { and, eq, or, sql } from "drizzle-orm";
import { type CreditTopUp, checkouts, invoices, payments, type Tx } from "@/db";
import { ON_ITS_WAY_STATUSES } from "@/db/words";
import { now } from "@/lib/clock";

/** Its owner is on a page to pay it, or money for it is on its way. */
export async function isBeingPaid(tx: Tx, { accountId, packageId }: CreditTopUp): Promise<boolean> {
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
          sql`exists (select 1 from ${payments} p where p.invoice_id = ${invoices.id}
            and p.status in (${sql.join(
              ON_ITS_WAY_STATUSES.map((status) => sql`${status}`),
              sql`, `,
            )}))`,
        ),
      ),
    )
    .limit(1);
  return paid !== undefined;
}
