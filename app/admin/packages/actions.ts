"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { superuserAction } from "@/lib/actions/superuser-action";
import { packageForm } from "@/lib/admin/packages/input";
import { savePackage } from "@/lib/admin/packages/save-package";
import { staffActOf } from "@/lib/admin/staff-act";
import { forgetKeptPages } from "@/lib/page-version";

export const savePackageAction = superuserAction(
  { needs: "owner", schema: packageForm },
  async ({ input: { reason, ...change }, viewer, requestId }) => {
    await savePackage(change, staffActOf(viewer, reason, requestId));
    revalidatePath("/pricing");
    revalidatePath("/admin", "layout");
    forgetKeptPages();
    redirect("/admin/packages");
  },
);
