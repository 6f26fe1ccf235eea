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

/** What an owner has to know before the account stops working, whoever reads the bills. */
const WARNINGS: readonly (keyof BillingMailProps)[] = ["past-due", "suspended"];

/**
 * A letter to the account's billing address, or to all its owners where it has none; a warning to all of them. True when
 * one was written now: with a `onceKey`, once for each address.
 */
export async function mailBillingContact<T extends keyof BillingMailProps>(
  tx: Tx,
  letter: BillingLetter<T>,
): Promise<boolean> {
  const { accountName, addresses } = await findContacts(tx, letter);
  const props = { ...letter.props, accountName } as BillingMailProps[T];
  const { template, accountId: aboutAccountId } = letter;
  let isWritten = false;
  for (const [index, to] of addresses.entries()) {
    const onceKey = letter.onceKey && (index === 0 ? letter.onceKey : `${letter.onceKey}:${to}`);
    const id = await enqueueMail(tx, { to, template, props, onceKey, aboutAccountId });
    isWritten ||= id !== undefined;
  }
  return isWritten;
}

async function findContacts(
  tx: Tx,
  { accountId, template }: Pick<BillingLetter<keyof BillingMailProps>, "accountId" | "template">,
) {
  const rows = await tx
    .select({ accountName: accounts.name, billingEmail: accounts.billingEmail, ownerEmail: users.email })
    .from(accounts)
    .leftJoin(memberships, and(eq(memberships.accountId, accounts.id), eq(memberships.role, "owner")))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(eq(accounts.id, accountId))
    .orderBy(asc(memberships.id));
  const billing = rows[0]?.billingEmail;
  const owners = rows.flatMap(({ ownerEmail }) => ownerEmail ?? []);
  const all = [...(billing ? [billing] : []), ...(billing && !WARNINGS.includes(template) ? [] : owners)];
  const addresses = all.filter((one, at) => all.findIndex((other) => isSameAddress(one, other)) === at);
  return { accountName: rows[0]?.accountName ?? "", addresses };
}

const isSameAddress = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

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
