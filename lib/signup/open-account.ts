import { type Account, accounts, type Invoice, type Plan, type Tx } from "@/db";
import type { BillingInterval, PaymentMethod } from "@/db/words";
import { now } from "@/lib/clock";
import { writeLedger } from "@/lib/credits/write-ledger";
import { isPayable } from "@/lib/plans/plan";
import { startFreeSubscription, startSubscription } from "@/lib/subscriptions/lifecycle/start-subscription";
import { addDays } from "@/lib/time/days";

interface NewAccount {
  name: string;
  plan: Plan;
  interval?: BillingInterval;
  paymentMethod?: PaymentMethod;
  /** Of a sandbox: its live account, whose features it has. */
  live?: Pick<Account, "id" | "features">;
}

/**
 * An account on its first plan: with the plan's credits when it costs nothing, else waiting for its first payment. Its bills
 * go to its owners until it names an address.
 */
export async function openAccount(tx: Tx, wanted: NewAccount): Promise<OpenedAccount> {
  const { plan } = wanted;
  const trialEndsAt = plan.trialDays ? addDays(now(), plan.trialDays) : null;
  const opened = await insertAccount(tx, wanted, isPayable(plan) ? null : trialEndsAt);
  if (!isPayable(plan)) return { account: await giveFreePlan(tx, opened, plan), invoice: undefined };
  const { invoice } = await startSubscription(tx, { ...wanted, accountId: opened.id });
  return { account: { ...opened, lastInvoiceSequence: invoice.sequence }, invoice };
}

interface OpenedAccount {
  account: Account;
  /** The first one, where the plan has a price. */
  invoice: Invoice | undefined;
}

async function insertAccount(tx: Tx, account: NewAccount, trialEndsAt: Date | null): Promise<Account> {
  const payable = isPayable(account.plan);
  const [inserted] = await tx
    .insert(accounts)
    .values({
      name: account.name,
      sandboxOf: account.live?.id,
      features: account.live?.features,
      status: payable ? "pending_payment" : trialEndsAt ? "trial" : "active",
      planId: account.plan.id,
      paymentMethod: payable ? account.paymentMethod : undefined,
      trialEndsAt,
      createdAt: now(),
      updatedAt: now(),
    })
    .returning();
  return inserted!;
}

async function giveFreePlan(tx: Tx, account: Account, plan: Plan): Promise<Account> {
  const { id: accountId, trialEndsAt } = account;
  await startFreeSubscription(tx, { accountId, plan, trialEndsAt });
  const { balance } = await writeLedger(tx, {
    accountId,
    kind: "grant",
    amount: plan.creditsPerMonth,
    description: `${plan.name}: credits to start with`,
  });
  return { ...account, credits: balance };
}
