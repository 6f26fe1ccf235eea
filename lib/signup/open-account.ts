import { eq } from "drizzle-orm";
import { type Account, accounts, type Plan, type Tx } from "@/db";
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
}

/**
 * An account on its first plan: with the plan's credits when it costs nothing, else waiting for its first payment. Its bills
 * go to its owners until it names an address.
 */
export async function openAccount(tx: Tx, account: NewAccount): Promise<Account> {
  const { plan } = account;
  const trialEndsAt = plan.trialDays ? addDays(now(), plan.trialDays) : null;
  const opened = await insertAccount(tx, account, isPayable(plan) ? null : trialEndsAt);
  if (isPayable(plan)) await startSubscription(tx, { ...account, accountId: opened.id });
  else await giveFreePlan(tx, opened, plan);
  const [written] = await tx.select().from(accounts).where(eq(accounts.id, opened.id));
  return written!;
}

async function insertAccount(tx: Tx, account: NewAccount, trialEndsAt: Date | null): Promise<Account> {
  const payable = isPayable(account.plan);
  const [inserted] = await tx
    .insert(accounts)
    .values({
      name: account.name,
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

async function giveFreePlan(tx: Tx, { id: accountId, trialEndsAt }: Account, plan: Plan): Promise<void> {
  await startFreeSubscription(tx, { accountId, plan, trialEndsAt });
  await writeLedger(tx, {
    accountId,
    kind: "grant",
    amount: plan.creditsPerMonth,
    description: `${plan.name}: credits to start with`,
  });
}
