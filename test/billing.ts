import { eq } from "drizzle-orm";
import { accounts, asSystem, invoices, memberships, plans, subscriptions, users } from "@/db";
import { runInvariants } from "@/lib/admin/invariants/run-invariants";
import { now } from "@/lib/clock";
import { writeLedger } from "@/lib/credits/write-ledger";
import { startFreeSubscription, startSubscription } from "@/lib/subscriptions/lifecycle/start-subscription";
import { addDays } from "@/lib/time/days";
import { signIn } from "./tenant";

let counter = 0;

/** An account that has signed up for a paid plan and not paid yet, with its owner. */
export function pendingAccount(planSlug = "growth", interval: "month" | "year" = "month"): Promise<number> {
  return asSystem(async (tx) => {
    const [plan] = await tx.select().from(plans).where(eq(plans.slug, planSlug));
    const accountId = await insertAccount(tx, { status: "pending_payment", planId: plan!.id });
    await startSubscription(tx, { accountId, plan: plan!, interval });
    return accountId;
  });
}

/** An account on its free trial of 14 days, with its credits. */
export function trialAccount(): Promise<number> {
  return asSystem(async (tx) => {
    const [plan] = await tx.select().from(plans).where(eq(plans.slug, "free-trial"));
    const trialEndsAt = addDays(now(), 14);
    const accountId = await insertAccount(tx, { status: "trial", planId: plan!.id, trialEndsAt });
    await startFreeSubscription(tx, { accountId, plan: plan!, trialEndsAt });
    await writeLedger(tx, { accountId, kind: "grant", amount: 2000, description: "Free Trial" });
    return accountId;
  });
}

export async function accountState(accountId: number) {
  return asSystem(async (tx) => {
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
    const all = await tx.select().from(subscriptions).where(eq(subscriptions.accountId, accountId));
    const bills = await tx
      .select()
      .from(invoices)
      .where(eq(invoices.accountId, accountId))
      .orderBy(invoices.id);
    return { account: account!, subscription: all.at(-1)!, subscriptions: all, invoices: bills };
  });
}

/** The names of the invariants that are broken: what `check-current-state` would fail for. */
export async function brokenInvariants(): Promise<string[]> {
  const results = await asSystem((tx) => runInvariants(tx));
  return results
    .filter(({ holds, severity }) => !holds && severity === "broken")
    .map(({ name, examples }) => `${name}: ${JSON.stringify(examples[0])}`);
}

type Tx = Parameters<Parameters<typeof asSystem>[0]>[0];

async function insertAccount(
  tx: Tx,
  values: Pick<typeof accounts.$inferInsert, "status" | "planId" | "trialEndsAt">,
): Promise<number> {
  counter += 1;
  const email = `owner${counter}-${process.pid}@example.test`;
  const [account] = await tx
    .insert(accounts)
    .values({ name: `Company ${counter}`, createdAt: now(), ...values })
    .returning({ id: accounts.id });
  const [user] = await tx
    .insert(users)
    .values({ email, trialAddress: email, passwordHash: "-" })
    .returning({ id: users.id });
  await tx.insert(memberships).values({ accountId: account!.id, userId: user!.id, role: "owner" });
  return account!.id;
}

/** A superuser's access token. */
export async function superuserToken(): Promise<string> {
  counter += 1;
  const email = `sue${counter}-${process.pid}@example.test`;
  const [user] = await asSystem((tx) =>
    tx
      .insert(users)
      .values({ email, trialAddress: email, passwordHash: "-", isSuperuser: true })
      .returning({ id: users.id }),
  );
  return (await signIn(user!.id)).access;
}
