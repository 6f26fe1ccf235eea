"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { tenantAction } from "@/lib/actions/tenant-action";
import { putLowCreditNoticeAside } from "@/lib/usage/low-credit-notice";

export const putLowCreditsAsideAction = tenantAction(
  { permission: "credits:read", schema: z.object({}) },
  async ({ viewer: { userId, account } }) => {
    const { id: accountId, credits, plan } = account;
    await putLowCreditNoticeAside({
      accountId,
      userId,
      credits,
      creditsPerMonth: plan?.creditsPerMonth ?? 0,
    });
    revalidatePath("/", "layout");
  },
);
