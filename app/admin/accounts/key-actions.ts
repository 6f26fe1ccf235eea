"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { superuserAction } from "@/lib/actions/superuser-action";
import { accountActForm } from "@/lib/admin/accounts/account-input";
import { staffActOf } from "@/lib/admin/staff-act";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";

export const revokeKeyAction = superuserAction(
  { schema: accountActForm.extend({ key_id: z.coerce.number().int().positive() }) },
  async ({ input: { account_id: accountId, key_id: apiKeyId, reason }, viewer, requestId }) => {
    await revokeApiKey({ accountId, apiKeyId, by: staffActOf(viewer, reason, requestId) });
    revalidatePath("/admin", "layout");
    redirect(`/admin/accounts/${accountId}?done=key-revoked`);
  },
);
