"use server";

import { revalidatePath } from "next/cache";
import { tenantAction } from "@/lib/actions/tenant-action";
import { connectForm, returnAddress } from "@/lib/bridge/connect/connect-request";
import { grantConnection } from "@/lib/bridge/connect/grant-connection";

/** The way back to wp-admin, with the code. The page goes there: a form may not lead to another host. */
export const connectAction = tenantAction(
  { permission: "api_keys:manage", schema: connectForm, limit: "content_write" },
  async ({ input: { query: request, site_id: siteId }, viewer, by }) => {
    const code = await grantConnection({
      accountId: viewer.account.id,
      userId: viewer.userId,
      siteId,
      request,
      by,
    });
    revalidatePath("/sites", "layout");
    return { ok: true, data: { returnTo: returnAddress(request, code) } };
  },
);
