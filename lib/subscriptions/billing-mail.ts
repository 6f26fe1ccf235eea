import { and, asc, eq } from "drizzle-orm";
import { accounts, type Invoice, memberships, type Plan, type Subscription, type Tx, users } from "@/db";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import type { BillingMailProps } from "@/lib/mail/templates/billing/billing-props";
import { formatMoney } from "@/lib/money";

export interface BillingLetter<T extends keyof BillingMailProps> {
  accountId: number;
  template: T;
  props: Omit<BillingMailProps[T], "accountName">;
  onceKey?: string;
}

/** A letter to the account's billing address, or to its first owner. True when it was written now: with a `onceKey`, once. */
export async function mailBillingContact<T extends keyof BillingMailProps>(
  tx: Tx,
  letter: BillingLetter<T>,
): Promise<boolean> {
  const contact = await findContact(tx, letter.accountId);
  if (!contact) return false;
  const props = { ...letter.props, accountName: contact.accountName } as BillingMailProps[T];
  const id = await enqueueMail(tx, {
    to: contact.email,
    template: letter.template,
    props,
    onceKey: letter.onceKey,
    aboutAccountId: letter.accountId,
  });
  return id !== undefined;
}

async function findContact(tx: Tx, accountId: number) {
  const [row] = await tx
    .select({ accountName: accounts.name, billingEmail: accounts.billingEmail, ownerEmail: users.email })
    .from(accounts)
    .leftJoin(memberships, and(eq(memberships.accountId, accounts.id), eq(memberships.role, "owner")))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(eq(accounts.id, accountId))
    .orderBy(asc(memberships.id))
    .limit(1);
  const email = row?.billingEmail ?? row?.ownerEmail;
  return row && email ? { accountName: row.accountName, email } : undefined;
}

/** Sends an invoice that was just written, once. Renewals have their own letter. */
export async function mailInvoice(tx: Tx, invoice: Invoice, planName: string): Promise<void> {
  await mailBillingContact(tx, {
    accountId: invoice.accountId,
    template: "invoice",
    onceKey: `invoice:${invoice.id}`,
    props: {
      number: invoice.number,
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
