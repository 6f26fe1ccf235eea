import { eq } from "drizzle-orm";
import { type Database, directlyAsSystem, type Plan, plans, type Tx } from "@/db";
import { AppError } from "@/lib/errors";
import { ENTERPRISE_PLAN } from "./plan";

/** A plan by its slug, whether it is active or not. */
export function findPlan(slug: string): Promise<Plan | undefined> {
  return directlyAsSystem((db) => findPlanIn(db, slug));
}

/** Like `findPlan`, inside a transaction of the caller. */
export async function findPlanIn(tx: Tx | Database, slug: string): Promise<Plan | undefined> {
  const [plan] = await tx.select().from(plans).where(eq(plans.slug, slug));
  return plan;
}

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
