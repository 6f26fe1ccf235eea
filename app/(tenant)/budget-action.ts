"use server";

import { revalidatePath } from "next/cache";
import { tenantAction } from "@/lib/actions/tenant-action";
import { budgetForm } from "@/lib/credits/budgets/input";
import { saveBudget } from "@/lib/credits/budgets/set-budget";

export const saveBudgetAction = tenantAction(
  { permission: "budgets:manage", schema: budgetForm, limit: "content_write" },
  async ({ input, viewer, by }) => {
    const { site_id: siteId, api_key_id: apiKeyId, user_id: userId, monthly_cap: monthlyCap } = input;
    const budget = await saveBudget({
      accountId: viewer.account.id,
      siteId,
      apiKeyId,
      userId,
      monthlyCap,
      by,
    });
    revalidatePath("/", "layout");
    return { ok: true, message: budget ? "The budget is saved." : "The budget is removed." };
  },
);
