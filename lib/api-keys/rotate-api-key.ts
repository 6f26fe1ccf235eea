import { and, eq, isNull } from "drizzle-orm";
import { apiKeys, creditBudgets, forAccount, type Tx } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now, nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { apiKeyState, renewedExpiry } from "./api-key";
import { requireKeyRoom } from "./key-limit";
import { mailKeyCreated } from "./mail-key-created";
import { getApiKeyIn, type ListedApiKey } from "./queries";
import { type NewApiKey, storeApiKey } from "./store-api-key";
import { requireChanges } from "./width/require-changes";

export interface RotateApiKey {
  accountId: number;
  apiKeyId: number;
  graceSeconds: number;
  /** A key replaces itself, for which it needs no more than to be one of the plugin's. */
  own?: boolean;
  /** As the owners' email names who did it. */
  rotatedBy: string;
  /** Who answers for the key from now on; null leaves it with its present maker. */
  userId: number | null;
  by: Author;
}

/**
 * A new key in the old one's place: same name, scopes, site, and as long a life. The old one works until its grace ends.
 * Throws not_found, api_key_limit_reached, or invalid_state when the key is not alive or has been rotated already.
 */
export function rotateApiKey(request: RotateApiKey): Promise<NewApiKey> {
  const { accountId, apiKeyId, graceSeconds, userId, by } = request;
  return forAccount(accountId, async (tx) => {
    const account = await lockAccountFor(tx, accountId, standingToRotate(request));
    const old = await getApiKeyIn(tx, accountId, apiKeyId);
    const expiresAt = renewedExpiry(old, now());
    if (!request.own) await requireChanges(tx, accountId, by, old, { ...old, expiresAt });
    if (apiKeyState(old, now()) !== "active") throw new AppError("invalid_state");
    await requireKeyRoom(tx, accountId, "replacement");
    const { name, siteId, scopes, allowedAddresses, rateLimitPerMinute } = old;
    const fresh = await storeApiKey(tx, {
      account,
      name,
      siteId,
      scopes,
      allowedAddresses,
      rateLimitPerMinute,
      expiresAt,
      createdByKeyId: old.createdByKeyId,
      createdByUserId: userId ?? old.createdByUserId,
      lineageId: old.lineageId ?? old.id,
    });
    await replace(tx, accountId, old, fresh, graceSeconds);
    await recordRotation(tx, request, old, fresh);
    return fresh;
  });
}

function standingToRotate({ by, own }: RotateApiKey) {
  return own
    ? standingOf(by, "sites:write", "bridge:write")
    : standingOf(by, "api_keys:manage", "keys:write");
}

/** Guarded, so that of two concurrent rotations one wins and the other leaves nothing behind. */
async function replace(
  tx: Tx,
  accountId: number,
  old: ListedApiKey,
  fresh: NewApiKey,
  graceSeconds: number,
): Promise<void> {
  const graceEndsAt = new Date(nowMs() + graceSeconds * 1000);
  const alive = and(isNull(apiKeys.revokedAt), isNull(apiKeys.graceEndsAt));
  const replaced = await tx
    .update(apiKeys)
    .set({ graceEndsAt, rotatedToId: fresh.apiKey.id })
    .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, old.id), alive))
    .returning({ id: apiKeys.id });
  if (replaced.length === 0) throw new AppError("invalid_state");
  await moveKeyBudget(tx, accountId, old.id, fresh.apiKey.id);
}

/** The budget is the key's, whatever its secret is. */
async function moveKeyBudget(tx: Tx, accountId: number, fromId: number, toId: number): Promise<void> {
  await tx
    .update(creditBudgets)
    .set({ apiKeyId: toId })
    .where(and(eq(creditBudgets.accountId, accountId), eq(creditBudgets.apiKeyId, fromId)));
}

/** For the owners by email, the audit, and other software. */
async function recordRotation(
  tx: Tx,
  { accountId, apiKeyId, graceSeconds, rotatedBy, by }: RotateApiKey,
  { name, prefix: oldPrefix }: ListedApiKey,
  { apiKey: { id, prefix } }: NewApiKey,
): Promise<void> {
  const grace = { grace_seconds: graceSeconds };
  await mailKeyCreated(tx, { accountId, keyName: name, prefix, createdBy: rotatedBy });
  await recordAudit(tx, {
    ...by,
    accountId,
    action: "api_key.rotated",
    targetType: "api_key",
    targetId: apiKeyId,
    before: { prefix: oldPrefix },
    after: { prefix, ...grace },
  });
  recordEvent(tx, {
    accountId,
    type: "key.rotated",
    object: ["key", apiKeyId],
    data: { id: apiKeyId, name, prefix: oldPrefix, new_id: id, new_prefix: prefix, ...grace },
  });
}
