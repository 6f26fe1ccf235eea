import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, plans } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { validateAccountAndPlan } from "./validate-account-and-plan";

/**
 * The account and its plan, its row locked until the transaction ends: what a member does begins with it. The gate is
 * asked once more, since staff may have shut the account after the caller was let in; and whoever counts against a limit
 * comes after whoever counted before. Throws not_found, or the gate's refusal.
 */
export async function lockOpenAccount(tx: Tx, accountId: number) {
  const [found] = await tx
    .select({ account: accounts, plan: plans })
    .from(accounts)
    .leftJoin(plans, eq(plans.id, accounts.planId))
    .where(eq(accounts.id, accountId))
    .for("update", { of: accounts });
  if (!found?.account) throw new AppError("not_found");
  const { account, plan } = found;
  const refusal = validateAccountAndPlan({ status: account.status, plan });
  if (refusal || !plan) throw new AppError(refusal ?? "no_plan");
  return { account, plan };
}
