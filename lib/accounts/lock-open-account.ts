import { eq, sql } from "drizzle-orm";
import { type Account, type Plan, plans, type Tx } from "@/db";
import type { Role } from "@/db/words";
import { AppError } from "@/lib/errors";
import { lockAccount } from "./lock-account";
import { refuseInSandbox, TEAM_IS_LIVE } from "./sandbox/refuse-in-sandbox";
import { requireStanding, type Standing } from "./standing";
import { type GatedAccount, validateAccountAndPlan } from "./validate-account-and-plan";

export interface OpenAccount {
  account: Account;
  plan: Plan;
}

/**
 * The account and its plan, its row locked until the transaction ends: what a member or a key does begins with it. The
 * gate is asked once more, since staff may have shut the account after the caller was let in; so is the caller's standing,
 * since they may have been removed; and a caller that counts against a limit sees what was counted before. `role` is the
 * member's as it is now. Throws not_found, the gate's refusal, or what requireStanding throws.
 */
export async function lockOpenAccount(
  tx: Tx,
  accountId: number,
  standing: Standing & { userId: number },
): Promise<OpenAccount & { role: Role }>;
export async function lockOpenAccount(
  tx: Tx,
  accountId: number,
  standing: Standing | undefined,
): Promise<OpenAccount & { role: Role | null }>;
export async function lockOpenAccount(
  tx: Tx,
  accountId: number,
  standing: Standing | undefined,
): Promise<OpenAccount & { role: Role | null }> {
  const account = await lockAccount(tx, accountId);
  const plan = await findPlan(tx, account.planId);
  const live = account.sandboxOf === null ? null : await findLiveStanding(tx, account.id);
  const refusal = validateAccountAndPlan({ status: account.status, plan, live });
  if (refusal || !plan) throw new AppError(refusal ?? "no_plan");
  const role = standing ? await requireStanding(tx, accountId, standing) : null;
  if (standing?.permission === "team:manage") refuseInSandbox(account, TEAM_IS_LIVE);
  return { account, plan, role };
}

/** Of a sandbox's live account, whose row the tenant role does not see. */
async function findLiveStanding(tx: Tx, sandboxId: number): Promise<GatedAccount | null> {
  const { rows } = await tx.execute<{ live: GatedAccount }>(
    sql`select live_standing_of(${sandboxId}::bigint) as live`,
  );
  return rows[0]?.live ?? null;
}

/** A statement of its own: one that had waited for the lock would answer with the plan as it was before the wait. */
async function findPlan(tx: Tx, planId: number | null) {
  if (planId === null) return null;
  const [plan] = await tx.select().from(plans).where(eq(plans.id, planId));
  return plan ?? null;
}
