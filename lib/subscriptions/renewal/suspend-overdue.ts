import type { Account, Subscription, Tx } from "@/db";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { now } from "@/lib/clock";
import { listOpenInvoices } from "@/lib/invoices/open-invoices";
import { findReportedAt } from "@/lib/invoices/waiting-transfer";
import { formatAmount } from "@/lib/money";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { paymentDeadline } from "@/lib/subscriptions/period/period";
import { isPastTimeToPay } from "./renewal";

/**
 * active -> suspended (payment_overdue), when the time to pay is over. Paying opens it again. A transfer reported in time
 * holds it back, but not forever. Stripe hears of it, so that it does not charge months later.
 */
export async function suspendOverdue(tx: Tx, account: Account, subscription: Subscription): Promise<boolean> {
  if (account.status !== "active" || !isPastTimeToPay(subscription, now())) return false;
  if (!isPastTimeToPay(subscription, now(), await findReportedAt(tx, account.id))) return false;
  const reason = "payment_overdue";
  const cause = { actor: "job:renew-subscriptions", action: "account.suspended", reason };
  await changeAccountStatus(tx, account, { to: "suspended", reason }, cause);
  await tell(tx, subscription, paymentDeadline(subscription)!);
  return true;
}

async function tell(tx: Tx, { id, accountId }: Subscription, deadline: Date): Promise<void> {
  const invoice = (await listOpenInvoices(tx, accountId)).find(({ kind }) => kind === "renewal");
  if (!invoice) return;
  await mailBillingContact(tx, {
    accountId,
    template: "suspended",
    onceKey: `suspended:${id}:${deadline.toISOString()}`,
    props: {
      number: invoice.number,
      invoiceId: invoice.id,
      amount: formatAmount(invoice.totalCents, invoice.currency),
    },
  });
}
