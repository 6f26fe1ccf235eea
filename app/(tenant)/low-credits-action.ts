"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { tenantAction } from "@/lib/actions/tenant-action";
import { currentPools } from "@/lib/credits/pools";
import { putLowCreditNoticeAside } from "@/lib/usage/low-credit-notice";

export const putLowCreditsAsideAction = tenantAction(
  { permission: "credits:read", schema: z.object({}) },
  async ({ viewer: { userId, account } }) => {
    const { available: credits } = await currentPools(account);
    const creditsPerMonth = account.plan?.creditsPerMonth ?? 0;
    await putLowCreditNoticeAside({ accountId: account.id, userId, credits, creditsPerMonth });
    revalidatePath("/", "layout");
  },
);
