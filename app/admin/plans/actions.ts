"use server";

import { revalidatePath } from "next/cache";
import { superuserAction } from "@/lib/actions/superuser-action";
import { editPlanForm } from "@/lib/admin/plans/input";
import { updatePlan } from "@/lib/admin/plans/update-plan";
import { staffActOf } from "@/lib/admin/staff-act";
import { forgetKeptPages } from "@/lib/page-version";

export const updatePlanAction = superuserAction(
  { needs: "owner", schema: editPlanForm },
  async ({ input: { reason, ...change }, viewer, requestId }) => {
    const plan = await updatePlan(change, staffActOf(viewer, reason, requestId));
    for (const path of ["/", "/pricing", "/signup"]) revalidatePath(path);
    revalidatePath("/admin", "layout");
    forgetKeptPages();
    return { ok: true as const, message: `${plan.name} is saved. The pricing page shows it now.` };
  },
);
