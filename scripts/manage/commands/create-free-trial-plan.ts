import { createFreeTrialPlan } from "@/lib/admin/state/create-free-trial-plan";
import type { ManageCommand } from "../command";

export const createFreeTrialPlanCommand: ManageCommand = {
  name: "create-free-trial-plan",
  summary: "put the free-trial plan in place, so that people can sign up",
  writes: "data",
  run: async () => {
    const { created, plan } = await createFreeTrialPlan();
    const state = plan.isActive ? "" : " It is not active: people who sign up get the free plan.";
    return {
      data: { created, plan: { id: plan.id, slug: plan.slug, is_active: plan.isActive } },
      lines: [`The plan free-trial ${created ? "was created" : "is already there"}.${state}`],
    };
  },
};
