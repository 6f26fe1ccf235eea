import type { Tx } from "@/db/client";
import type { Plan } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { findPlanIn } from "./find-plan";
import { ENTERPRISE_PLAN } from "./plan";

/**
 * An active plan that nobody has to talk to us about. Throws `plan_not_self_service` for enterprise, else
 * `validation_error` on plan_slug.
 */
export async function getOfferedPlan(tx: Tx, slug: string): Promise<Plan> {
  if (slug === ENTERPRISE_PLAN) throw new AppError("plan_not_self_service");
  const plan = await findPlanIn(tx, slug);
  if (plan?.isActive) return plan;
  throw new AppError("validation_error", { fields: { plan_slug: ["There is no such plan."] } });
}
