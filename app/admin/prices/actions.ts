"use server";

import { revalidatePath } from "next/cache";
import { superuserAction } from "@/lib/actions/superuser-action";
import { priceForm } from "@/lib/admin/prices/input";
import { setPrice } from "@/lib/admin/prices/set-price";
import { staffActOf } from "@/lib/admin/staff-act";
import { forgetKeptPages } from "@/lib/page-version";

export const setPriceAction = superuserAction(
  { needs: "owner", schema: priceForm },
  async ({ input: { reason, ...price }, viewer, requestId }) => {
    await setPrice(price, staffActOf(viewer, reason, requestId));
    for (const path of ["/", "/pricing"]) revalidatePath(path);
    revalidatePath("/admin", "layout");
    forgetKeptPages();
    return { ok: true as const, message: "The price is saved." };
  },
);
