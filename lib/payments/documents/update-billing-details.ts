import { and, eq } from "drizzle-orm";
import { asSystem, invoices } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import { updateAccount } from "@/lib/accounts/update-account";
import { now } from "@/lib/clock";
import { buyerOf } from "@/lib/invoices/parties";
import { enqueueCustomerSync } from "@/lib/jobs/enqueue-customer-sync";
import { askBillingEmail } from "./ask-billing-email";

/**
 * Changes the account's name and billing details, as `updateAccount` does. Invoices that wait to be paid name the buyer as
 * it is now, since nobody may have asked before; what was paid or voided never changes again. Stripe hears of it by a job,
 * which a tenant's own transaction may not write. A billing address that nobody has confirmed is sent a link.
 */
export async function updateBillingDetails(wanted: Parameters<typeof updateAccount>[0]): Promise<void> {
  await updateAccount(wanted);
  await asSystem(async (tx) => {
    const account = await lockAccountFor(tx, wanted.accountId, standingOf(wanted.by, "account:write"));
    await tx
      .update(invoices)
      .set({ buyer: buyerOf(account), updatedAt: now() })
      .where(and(eq(invoices.accountId, account.id), eq(invoices.status, "open")));
    if (wanted.change.billing_email !== undefined) await askBillingEmail(tx, account);
    if (account.stripeCustomerId) await enqueueCustomerSync(tx, account.id);
  });
}
