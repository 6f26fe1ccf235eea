import { and, eq } from "drizzle-orm";
import { type Account, asSystem, creditTopUps, type Invoice, plans, type Tx } from "@/db";
import { lockAccountIfThere } from "@/lib/accounts/lock-account";
import { lockInvoice, voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import type { TopUpAttempt } from "@/lib/payments/records/end-top-up";
import { catchUpIn } from "@/lib/subscriptions/clock/catch-up";

/**
 * Asked under the account's lock, right before its card is charged: the job may have waited, and since then the owner has
 * switched it off or chosen another package, staff have suspended the account, or its plan was deactivated. Then the order is
 * void: nobody would pay it, and the next purchase is another.
 */
export function isStillWanted({ accountId, invoiceId }: TopUpAttempt): Promise<boolean> {
  return asSystem(async (tx) => {
    const account = await lockAccountIfThere(tx, accountId);
    if (!account) return false;
    const invoice = await lockInvoice(tx, accountId, invoiceId);
    if (invoice.status !== "open") return false;
    if (await mayCharge(tx, await catchUpIn(tx, account), invoice)) return true;
    await voidInvoice(tx, invoice);
    return false;
  });
}

async function mayCharge(tx: Tx, { id, status, planId }: Account, invoice: Invoice): Promise<boolean> {
  if (status !== "active" && status !== "trial") return false;
  const [found] = await tx
    .select({ isPlanActive: plans.isActive, packageId: creditTopUps.packageId })
    .from(creditTopUps)
    .innerJoin(plans, eq(plans.id, planId ?? 0))
    .where(and(eq(creditTopUps.accountId, id), eq(creditTopUps.isEnabled, true)));
  return found?.isPlanActive === true && found.packageId === invoice.packageId;
}
