import type { Tx } from "@/db/client";
import type { Plan } from "@/db/schema";
import { AppError } from "@/lib/errors";

import { getOfferedPlan } from "@/lib/plans/get-offered-plan";
import { isPayable } from "@/lib/plans/plan";

/** A plan that a customer may choose. Throws `validation_error`, `plan_not_self_service` or `plan_not_payable`. */
export async function getChosenPlan(tx: Tx, slug: string): Promise<Plan> {
  const plan = await getOfferedPlan(tx, slug);
  if (!isPayable(plan)) throw new AppError("plan_not_payable");
  return plan;
}
