import { eq } from "drizzle-orm";
import { accounts, asSystem } from "@/db";
import { lockAccountIfThere } from "@/lib/accounts/lock-account";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { enqueueCustomerSync } from "@/lib/jobs/enqueue-customer-sync";
import { readBillingEmailToken } from "./billing-email-link";

/**
 * The reader of the billing address agrees to get the account's documents. Twice is once. Throws `invalid_token` for a link
 * that is too old, or to an address that is not the account's any longer.
 */
export async function confirmBillingEmail(
  token: string,
  requestId?: string,
): Promise<{ email: string; accountName: string }> {
  const mailbox = await readBillingEmailToken(token);
  if (!mailbox) throw new AppError("invalid_token");
  return asSystem(async (tx) => {
    const account = await lockAccountIfThere(tx, mailbox.accountId);
    if (account?.billingEmail?.toLowerCase() !== mailbox.email) throw new AppError("invalid_token");
    const confirmed = { email: account.billingEmail, accountName: account.name };
    if (account.billingEmailConfirmedAt) return confirmed;
    await tx
      .update(accounts)
      .set({ billingEmailConfirmedAt: now(), updatedAt: now() })
      .where(eq(accounts.id, account.id));
    await recordAudit(tx, {
      accountId: account.id,
      actor: "anonymous",
      requestId,
      action: "account.billing_email_confirmed",
      targetType: "account",
      targetId: account.id,
    });
    if (account.stripeCustomerId) await enqueueCustomerSync(tx, account.id);
    return confirmed;
  });
}
