import { z } from "zod";
import { API_KEY_SCOPES } from "@/db/words";
import { now } from "@/lib/clock";
import { API_KEY_STATES, apiKeyState } from "./api-key";
import type { ApiKey } from "./queries";
import type { NewApiKey } from "./store-api-key";

const time = z.iso.datetime();

/** What the API says of a key; never its secret. */
export const apiKeyOutput = z.object({
  id: z.int(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(API_KEY_SCOPES)),
  site_id: z.int().nullable(),
  state: z.enum(API_KEY_STATES),
  expires_at: time.nullable(),
  grace_ends_at: time.nullable(),
  /** Networks in CIDR notation; null: from anywhere. */
  allowed_addresses: z.array(z.string()).nullable(),
  /** Requests a minute of this key, inside the account's limits; null: only those. */
  rate_limit_per_minute: z.int().nullable(),
  last_used_at: time.nullable(),
  last_used_address: z.string().nullable(),
  /** The User-Agent of the last use. */
  last_used_client: z.string().nullable(),
  created_by_user_id: z.int().nullable(),
  created_by_key_id: z.int().nullable(),
  created_at: time,
});

/** The one answer that holds the key itself. */
export const newApiKeyOutput = apiKeyOutput.extend({ key: z.string() });

export const revokedOutput = z.object({ id: z.int(), revoked: z.literal(true) });

export function apiKeyJson(key: ApiKey): z.input<typeof apiKeyOutput> {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    site_id: key.siteId,
    state: apiKeyState(key, now()),
    expires_at: key.expiresAt?.toISOString() ?? null,
    grace_ends_at: key.graceEndsAt?.toISOString() ?? null,
    allowed_addresses: key.allowedAddresses,
    rate_limit_per_minute: key.rateLimitPerMinute,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    last_used_address: key.lastUsedAddress,
    last_used_client: key.lastUsedClient,
    created_by_user_id: key.createdByUserId,
    created_by_key_id: key.createdByKeyId,
    created_at: key.createdAt.toISOString(),
  };
}

export function newApiKeyJson({ key, apiKey }: NewApiKey): z.input<typeof newApiKeyOutput> {
  return { ...apiKeyJson(apiKey), key };
}
