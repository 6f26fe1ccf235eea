import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Plan } from "@/db/schema";
import { plans, subscriptions } from "@/db/schema";
import { AppError } from "@/lib/errors";

/** The plan that the subscription is on at this moment. */
export async function findPlanInForce(tx: Tx, subscriptionId: number): Promise<Plan> {
  const [row] = await tx
    .select({ plan: plans })
    .from(subscriptions)
    .innerJoin(plans, eq(plans.id, subscriptions.planId))
    .where(eq(subscriptions.id, subscriptionId));
  if (!row) throw new AppError("not_found");
  return row.plan;
}

export async function getPlanById(tx: Tx, planId: number): Promise<Plan> {
  const [plan] = await tx.select().from(plans).where(eq(plans.id, planId));
  if (!plan) throw new AppError("not_found");
  return plan;
}
