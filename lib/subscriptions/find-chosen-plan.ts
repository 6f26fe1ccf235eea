import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { plans } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { ENTERPRISE_PLAN, isPayable } from "@/lib/plans/plan";
import type { Plan } from "./plan-in-force";

/** A plan that a customer may choose. Throws `validation_error`, `plan_not_self_service` or `plan_not_payable`. */
export async function getChosenPlan(tx: Tx, slug: string): Promise<Plan> {
  if (slug === ENTERPRISE_PLAN) throw new AppError("plan_not_self_service");
  const [plan] = await tx.select().from(plans).where(eq(plans.slug, slug));
  if (!plan?.isActive) {
    throw new AppError("validation_error", { fields: { plan_slug: ["There is no such plan."] } });
  }
  if (!isPayable(plan)) throw new AppError("plan_not_payable");
  return plan;
}
