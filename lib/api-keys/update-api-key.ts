import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import { apiKeys, forAccount, type Tx } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import { type Author, personOf } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { isUsable } from "./api-key";
import { getApiKeyIn, type ListedApiKey } from "./queries";
import { requireChanges } from "./width/require-changes";
import { requireNetworks } from "./width/require-networks";

interface ApiKeyChange {
  name?: string;
  /** As typed; null: from anywhere. */
  allowedAddresses?: string[] | null;
  rateLimitPerMinute?: number | null;
  /** The person asking answers for the key from now on. */
  takeOver?: boolean;
}

/**
 * Changes a working key, in place: its secret stays. Throws not_found, invalid_state for one that has ended, validation_error,
 * forbidden or insufficient_scope for a key that would widen another.
 */
export function updateApiKey(
  request: ApiKeyChange & { accountId: number; apiKeyId: number; by: Author },
): Promise<ListedApiKey> {
  const { accountId, apiKeyId, by } = request;
  return forAccount(accountId, async (tx) => {
    await lockAccountFor(tx, accountId, standingOf(by, "api_keys:manage", "keys:write"));
    const before = await getApiKeyIn(tx, accountId, apiKeyId);
    const change = changeOf(request);
    await requireChanges(tx, accountId, by, before, { ...before, ...change });
    if (!isUsable(before, now())) throw new AppError("invalid_state");
    await tx
      .update(apiKeys)
      .set(change)
      .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, apiKeyId)));
    const after = await getApiKeyIn(tx, accountId, apiKeyId);
    await recordChange(tx, accountId, by, before, after);
    return after;
  });
}

function changeOf({
  name,
  allowedAddresses,
  rateLimitPerMinute,
  takeOver,
  by,
}: ApiKeyChange & { by: Author }) {
  const userId = personOf(by);
  if (takeOver && userId === undefined)
    throw new AppError("forbidden", { message: "Only a person can take over a key." });
  return {
    ...(name === undefined ? {} : { name }),
    ...(allowedAddresses === undefined ? {} : { allowedAddresses: requireNetworks(allowedAddresses) }),
    ...(rateLimitPerMinute === undefined ? {} : { rateLimitPerMinute }),
    ...(takeOver ? { createdByUserId: userId } : {}),
  };
}

/** In the audit log; and as an event where something is another than before, with the fields' names and not what is in them. */
async function recordChange(
  tx: Tx,
  accountId: number,
  by: Author,
  before: ListedApiKey,
  after: ListedApiKey,
) {
  const [was, is] = [words(before), words(after)];
  const target = { targetType: "api_key", targetId: after.id };
  await recordAudit(tx, { ...by, accountId, action: "api_key.changed", ...target, before: was, after: is });
  const changed = Object.entries(is).filter(
    ([field, value]) => !isDeepStrictEqual(was[field as keyof typeof was], value),
  );
  if (changed.length === 0) return;
  const { id, name, prefix } = after;
  recordEvent(tx, {
    accountId,
    type: "key.updated",
    object: ["key", id],
    data: { id, name, prefix, changed: changed.map(([field]) => field) },
  });
}

function words({ name, prefix, allowedAddresses, rateLimitPerMinute, createdByUserId }: ListedApiKey) {
  return {
    name,
    prefix,
    allowed_addresses: allowedAddresses,
    rate_limit_per_minute: rateLimitPerMinute,
    created_by_user_id: createdByUserId,
  };
}
