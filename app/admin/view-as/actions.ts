"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { superuserAction } from "@/lib/actions/superuser-action";
import { accountActForm } from "@/lib/admin/accounts/account-input";
import { staffActOf } from "@/lib/admin/staff-act";
import { endView } from "@/lib/admin/view-as/end-view";
import { startView } from "@/lib/admin/view-as/start-view";

export const startViewAction = superuserAction(
  { needs: "support", schema: accountActForm },
  async ({ input: { account_id: id, reason }, viewer, requestId }) => {
    await startView(id, viewer, staffActOf(viewer, reason, requestId));
    revalidatePath("/", "layout");
    redirect("/sites");
  },
);

export const endViewAction = superuserAction(
  { needs: "support", schema: z.object({}), stepUp: false },
  async ({ viewer, requestId }) => {
    const accountId = await endView(viewer.sessionId, staffActOf(viewer, "", requestId));
    revalidatePath("/", "layout");
    redirect(accountId === undefined ? "/admin" : `/admin/accounts/${accountId}`);
  },
);
