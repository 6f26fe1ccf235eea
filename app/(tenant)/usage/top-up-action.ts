"use server";

import { revalidatePath } from "next/cache";
import { tenantAction } from "@/lib/actions/tenant-action";
import { topUpForm } from "@/lib/payments/top-up/input";
import { setTopUp } from "@/lib/payments/top-up/set-top-up";

export const setTopUpAction = tenantAction(
  { permission: "billing:manage", schema: topUpForm, limit: "billing" },
  async ({ input, viewer, by }) => {
    const { enabled, package_id: packageId, threshold } = input;
    const { max_per_month: maxPerMonth, max_amount_per_month: maxCentsPerMonth } = input;
    const settings = { isEnabled: enabled === "on", packageId, threshold, maxPerMonth, maxCentsPerMonth };
    const { isEnabled } = await setTopUp({ accountId: viewer.account.id, ...settings, by });
    revalidatePath("/usage");
    return {
      ok: true,
      message: isEnabled ? "The automatic top-up is on." : "Saved. The automatic top-up is off.",
    };
  },
);
