import { eq } from "drizzle-orm";
import { plans, type Tx } from "@/db";
import { AppError } from "@/lib/errors";
import { lockAccount } from "./lock-account";
import { validateAccountAndPlan } from "./validate-account-and-plan";

/**
 * The account and its plan, its row locked until the transaction ends: what a member does begins with it. The gate is
 * asked once more, since staff may have shut the account after the caller was let in; and whoever counts against a limit
 * comes after whoever counted before. Throws not_found, or the gate's refusal.
 */
export async function lockOpenAccount(tx: Tx, accountId: number) {
  const account = await lockAccount(tx, accountId);
  const plan = await findPlan(tx, account.planId);
  const refusal = validateAccountAndPlan({ status: account.status, plan });
  if (refusal || !plan) throw new AppError(refusal ?? "no_plan");
  return { account, plan };
}

/** A statement of its own: one that had waited for the lock would answer with the plan as it was before the wait. */
async function findPlan(tx: Tx, planId: number | null) {
  if (planId === null) return null;
  const [plan] = await tx.select().from(plans).where(eq(plans.id, planId));
  return plan ?? null;
}
