import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { type Account, accounts, directlyAsSystem, type Tx } from "@/db";
import { isInUse } from "@/lib/accounts/account";
import { eachAccount } from "@/lib/accounts/each-account";
import { enqueueJob } from "@/lib/jobs/enqueue-job";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";

const payloadSchema = z.object({ planId: z.number(), deactivatedAt: z.iso.datetime() });
type Deactivation = z.infer<typeof payloadSchema>;

/** Queues the emails to everybody whom a deactivated plan locks out: too many for the transaction that holds their accounts. */
export function enqueueTellingLockedOut(tx: Tx, planId: number, deactivatedAt: Date): Promise<void> {
  const payload: Deactivation = { planId, deactivatedAt: deactivatedAt.toISOString() };
  return enqueueJob(tx, { task: "tell-locked-out", payload, jobKey: `tell-locked-out:${planId}` });
}

/** Writes to each account that worked on the plan, once each time that it is deactivated; again is harmless. */
export async function tellLockedOutJob(payload: unknown): Promise<void> {
  const deactivation = payloadSchema.parse(payload);
  const { planId } = deactivation;
  const onPlan = and(
    eq(accounts.planId, planId),
    inArray(accounts.status, [...WORKING]),
    isNull(accounts.sandboxOf),
  );
  const found = await directlyAsSystem((db) =>
    db.select({ id: accounts.id }).from(accounts).where(onPlan).orderBy(asc(accounts.id)),
  );
  const accountIds = found.map(({ id }) => id);
  await eachAccount("tell-locked-out", accountIds, (tx, account) => tell(tx, account, deactivation));
}

const WORKING = ["trial", "active", "pending_payment"] as const;

/** Not who has moved to another plan meanwhile, nor where the plan is back. */
async function tell(tx: Tx, account: Account, { planId, deactivatedAt }: Deactivation): Promise<boolean> {
  if (account.planId !== planId || !(isInUse(account) || account.status === "pending_payment")) return false;
  const plan = await getPlanById(tx, planId);
  if (plan.isActive) return false;
  return mailBillingContact(tx, {
    accountId: account.id,
    template: "plan-deactivated",
    onceKey: `plan-deactivated:${account.id}:${planId}:${deactivatedAt}`,
    props: { planName: plan.name },
  });
}
