import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { type Account, accounts, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { isBillingEmailConfirmed } from "@/lib/mail/confirmed-billing-email";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { billingEmailLink } from "./billing-email-link";

/**
 * Asks the reader of the billing address, where nobody has agreed yet. Saving the details again sends another link, one a
 * day: the mailbox may be a stranger's.
 */
export async function askBillingEmail(tx: Tx, { id: accountId, name, billingEmail }: Account): Promise<void> {
  if (!billingEmail) return;
  const [found] = await tx
    .select({ isConfirmed: isBillingEmailConfirmed(sql`accounts`) })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (found?.isConfirmed !== false) return;
  const day = now().toISOString().slice(0, 10);
  const mailbox = createHash("sha256").update(billingEmail.toLowerCase()).digest("base64url").slice(0, 16);
  await enqueueMail(tx, {
    to: billingEmail,
    template: "confirm-billing-email",
    onceKey: `confirm-billing-email:${accountId}:${mailbox}:${day}`,
    aboutAccountId: accountId,
    props: { accountName: name, url: await billingEmailLink({ accountId, email: billingEmail }) },
  });
}
