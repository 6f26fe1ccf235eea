import type { Invoice, Plan, Subscription, Tx } from "@/db";
import { noteSent } from "@/lib/invoices/note-sent";
import { mailBillingContact } from "@/lib/mail/mail-billing-contact";
import { formatMoney } from "@/lib/money";

export { mailBillingContact };

/** Sends an invoice that was just written, once. Renewals have their own letter. */
export async function mailInvoice(tx: Tx, invoice: Invoice, planName: string): Promise<void> {
  await noteSent(tx, invoice);
  await mailBillingContact(tx, {
    accountId: invoice.accountId,
    template: "invoice",
    onceKey: `invoice:${invoice.id}`,
    props: {
      number: invoice.number,
      invoiceId: invoice.id,
      planName,
      amount: formatMoney(invoice.totalCents, invoice.currency),
      dueAt: invoice.dueAt.toISOString(),
    },
  });
}

/** "You are on Growth now", once for each change within a period. */
export async function mailPlanChanged(
  tx: Tx,
  { id, accountId, currentPeriodEnd }: Subscription,
  from: Plan,
  to: Plan,
): Promise<void> {
  await mailBillingContact(tx, {
    accountId,
    template: "plan-changed",
    onceKey: `plan-changed:${id}:${to.id}:${currentPeriodEnd?.toISOString()}`,
    props: { fromPlan: from.name, toPlan: to.name, creditsPerMonth: to.creditsPerMonth },
  });
}
