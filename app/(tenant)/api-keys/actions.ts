"use server";

import { revalidatePath } from "next/cache";
import { tenantAction } from "@/lib/actions/tenant-action";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { createKeyForm, expiryOf, keyIdForm, limitKeyForm, rotateKeyForm } from "@/lib/api-keys/form-input";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key";
import { updateApiKey } from "@/lib/api-keys/update-api-key";
import { now } from "@/lib/clock";

export const createKeyAction = tenantAction(
  { permission: "api_keys:manage", schema: createKeyForm },
  async ({ input, viewer, by }) => {
    const { key } = await createApiKey({
      accountId: viewer.account.id,
      userId: viewer.userId,
      name: input.name,
      siteId: input.site_id || null,
      scopes: input.scopes,
      expiresAt: expiryOf(input.lifetime_days, now()),
      allowedAddresses: input.allowed_addresses,
      rateLimitPerMinute: input.rate_limit_per_minute,
      by,
    });
    revalidatePath("/api-keys");
    return { ok: true, data: { key } };
  },
);

export const rotateKeyAction = tenantAction(
  { permission: "api_keys:manage", schema: rotateKeyForm },
  async ({ input, viewer, by }) => {
    const { key } = await rotateApiKey({
      accountId: viewer.account.id,
      apiKeyId: input.api_key_id,
      graceSeconds: input.grace_hours * 3600,
      rotatedBy: viewer.name,
      userId: viewer.userId,
      by,
    });
    revalidatePath("/api-keys");
    return { ok: true, data: { key } };
  },
);

export const revokeKeyAction = tenantAction(
  { permission: "api_keys:manage", schema: keyIdForm },
  async ({ input: { api_key_id: apiKeyId }, viewer, by }) => {
    await revokeApiKey({ accountId: viewer.account.id, apiKeyId, by });
    revalidatePath("/api-keys");
    return { ok: true, message: "The key is revoked." };
  },
);

export const limitKeyAction = tenantAction(
  { permission: "api_keys:manage", schema: limitKeyForm },
  async ({ input, viewer, by }) => {
    await updateApiKey({
      accountId: viewer.account.id,
      apiKeyId: input.api_key_id,
      allowedAddresses: input.allowed_addresses,
      rateLimitPerMinute: input.rate_limit_per_minute,
      by,
    });
    revalidatePath("/api-keys");
    return { ok: true, message: "Limits saved." };
  },
);

/** The key of somebody who has left works again, and the viewer answers for it. */
export const takeOverKeyAction = tenantAction(
  { permission: "api_keys:manage", schema: keyIdForm },
  async ({ input: { api_key_id: apiKeyId }, viewer, by }) => {
    await updateApiKey({ accountId: viewer.account.id, apiKeyId, takeOver: true, by });
    revalidatePath("/api-keys");
    return { ok: true, message: "You now answer for this key." };
  },
);
