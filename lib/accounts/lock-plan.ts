import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { plans } from "@/db/schema";
import { lockAccount } from "./lock-account";

export type Plan = typeof plans.$inferSelect;

/**
 * The account's plan, with the account's row locked: whoever counts against a limit asks for it first, so that two who
 * come for the last slot come one after the other. Null without a plan.
 */
export async function lockPlan(tx: Tx, accountId: number): Promise<Plan | null> {
  const { planId } = await lockAccount(tx, accountId);
  if (planId === null) return null;
  const [plan] = await tx.select().from(plans).where(eq(plans.id, planId));
  return plan ?? null;
}
