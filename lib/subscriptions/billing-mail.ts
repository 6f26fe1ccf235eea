import { sql } from "drizzle-orm";
import type { Invoice, Plan, Subscription, Tx } from "@/db";
import type { BillingMailProps } from "@/lib/mail/templates/billing/billing-props";
import { formatMoney } from "@/lib/money";

export interface BillingLetter<T extends keyof BillingMailProps> {
  accountId: number;
  template: T;
  props: Omit<BillingMailProps[T], "accountName">;
  onceKey?: string;
}

/**
 * A letter to the account's billing address, or to its first owner. True when it was written now: with a `onceKey`, once.
 * One statement, since hardly any change of an account does without: it finds the address and fills the outbox.
 */
export async function mailBillingContact<T extends keyof BillingMailProps>(
  tx: Tx,
  { accountId, template, props, onceKey }: BillingLetter<T>,
): Promise<boolean> {
  const { rows } = await tx.execute<{ id: string | null }>(sql`
    select enqueue_mail(to_whom.email, ${template}, ${JSON.stringify(props)}::jsonb ||
      jsonb_build_object('accountName', to_whom.name), ${onceKey ?? null}::text, ${accountId}::bigint) as id
    from (
      select a.name, coalesce(a.billing_email, (
        select u.email from memberships m join users u on u.id = m.user_id
        where m.account_id = a.id and m.role = 'owner' order by m.id limit 1)) as email
      from accounts a where a.id = ${accountId}
    ) to_whom
    where to_whom.email is not null`);
  return rows[0]?.id != null;
}

/** Sends an invoice that was just written, once. Renewals have their own letter. */
export async function mailInvoice(tx: Tx, invoice: Invoice, planName: string): Promise<void> {
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
