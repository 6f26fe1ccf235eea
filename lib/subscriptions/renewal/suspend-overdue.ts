import { and, eq } from "drizzle-orm";
import { type Account, accounts, type Subscription, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { listOpenInvoices } from "@/lib/invoices/open-invoices";
import { formatMoney } from "@/lib/money";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { paymentDeadline } from "@/lib/subscriptions/period/period";

/** active -> suspended (payment_overdue), when the time to pay is over. Paying opens it again. */
export async function suspendOverdue(tx: Tx, account: Account, subscription: Subscription): Promise<boolean> {
  const deadline = paymentDeadline(subscription);
  if (account.status !== "active" || !deadline || deadline > now()) return false;
  await tx
    .update(accounts)
    .set({
      status: "suspended",
      suspensionReason: "payment_overdue",
      previousStatus: "active",
      suspendedAt: now(),
      updatedAt: now(),
    })
    .where(and(eq(accounts.id, account.id), eq(accounts.status, "active")));
  await recordAudit(tx, {
    accountId: account.id,
    actor: "job:renew-subscriptions",
    action: "account.suspended",
    reason: "payment_overdue",
  });
  await tell(tx, subscription, deadline);
  return true;
}

async function tell(tx: Tx, { id, accountId }: Subscription, deadline: Date): Promise<void> {
  const invoice = (await listOpenInvoices(tx, accountId)).find(({ kind }) => kind === "renewal");
  if (!invoice) return;
  await mailBillingContact(tx, {
    accountId,
    template: "suspended",
    onceKey: `suspended:${id}:${deadline.toISOString()}`,
    props: { number: invoice.number, amount: formatMoney(invoice.totalCents, invoice.currency) },
  });
}
