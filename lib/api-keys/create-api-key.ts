import { forAccount, type Tx } from "@/db";
import type { ApiKeyScope } from "@/db/words";
import { ACCOUNT_SCOPES, effectiveScopes } from "@/lib/accounts/key-rights";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { getSiteIn } from "@/lib/sites/queries";
import { DEFAULT_SCOPES } from "./api-key";
import { requireKeyRoom } from "./key-limit";
import { mailKeyCreated } from "./mail-key-created";
import { type NewApiKey, storeApiKey } from "./store-api-key";
import { getMaker, type Maker, type MakerId } from "./width/find-maker";
import { type KeyWidth, requireNoWider } from "./width/key-width";
import { requireNetworks } from "./width/require-networks";

/** What is left out: for a person without a limit and with the default scopes, for a key what the key itself has. */
type ApiKeyRequest = MakerId &
  Partial<KeyWidth> & {
    accountId: number;
    name: string;
    by: Author;
    /** Made up unless said. */
    publicId?: string;
  };

/**
 * Throws forbidden, insufficient_scope, email_not_verified, api_key_limit_reached, validation_error (`expires_at`, `scopes`,
 * `allowed_addresses`), or not_found for a site that is not the account's.
 */
export function createApiKey(request: ApiKeyRequest): Promise<NewApiKey> {
  const { accountId, name, by, publicId } = request;
  if (request.expiresAt && request.expiresAt <= now())
    throw new AppError("validation_error", { fields: { expires_at: ["Choose a time in the future."] } });
  const maker: MakerId = "userId" in request ? { userId: request.userId } : { apiKeyId: request.apiKeyId };
  return forAccount(accountId, async (tx) => {
    const standing = { ...maker, permission: "api_keys:manage", scope: "keys:write" } as const;
    const account = await lockAccountFor(tx, accountId, standing);
    const creator = await getMaker(tx, accountId, maker);
    if (!creator.emailVerified) throw new AppError("email_not_verified");
    const width = await widthOf(tx, request, creator);
    await requireKeyRoom(tx, accountId, "new");
    const created = await storeApiKey(tx, {
      account,
      name,
      ...width,
      createdByUserId: creator.userId,
      createdByKeyId: creator.key?.id ?? null,
      publicId,
    });
    const { prefix } = created.apiKey;
    await mailKeyCreated(tx, { accountId, keyName: name, prefix, createdBy: creator.name });
    await recordCreation(tx, accountId, by, created, width);
    return created;
  });
}

async function widthOf(tx: Tx, request: ApiKeyRequest, { key }: Maker): Promise<KeyWidth> {
  const addresses = request.allowedAddresses;
  const width = {
    scopes: [...new Set(request.scopes ?? defaultScopes(key))],
    siteId: request.siteId === undefined ? (key?.siteId ?? null) : request.siteId,
    allowedAddresses: addresses === undefined ? (key?.allowedAddresses ?? null) : requireNetworks(addresses),
    rateLimitPerMinute: request.rateLimitPerMinute ?? key?.rateLimitPerMinute ?? null,
    expiresAt: request.expiresAt === undefined ? (key?.expiresAt ?? null) : request.expiresAt,
  };
  if (key) requireNoWider(width, key);
  if (width.siteId !== null) {
    refuseAccountScopes(width.scopes);
    await getSiteIn(tx, request.accountId, width.siteId);
  }
  return width;
}

function defaultScopes(key: Maker["key"]): ApiKeyScope[] {
  if (!key) return [...DEFAULT_SCOPES];
  const own = effectiveScopes(key);
  const scopes = DEFAULT_SCOPES.filter((scope) => own.includes(scope));
  if (scopes.length > 0) return scopes;
  throw new AppError("validation_error", { fields: { scopes: ["Choose at least one."] } });
}

/** A key for one site is told nothing of the others. */
function refuseAccountScopes(scopes: readonly ApiKeyScope[]): void {
  const wide = scopes.filter((scope) => ACCOUNT_SCOPES.includes(scope));
  if (wide.length === 0) return;
  const message = `A key for one site can't have ${wide.join(", ")}: that is about the whole account.`;
  throw new AppError("validation_error", { fields: { scopes: [message] } });
}

/** In the audit log, and as an event for the account's other systems. */
async function recordCreation(tx: Tx, accountId: number, by: Author, { apiKey }: NewApiKey, width: KeyWidth) {
  const { id, name, prefix } = apiKey;
  const said = {
    name,
    prefix,
    scopes: width.scopes,
    site_id: width.siteId,
    expires_at: width.expiresAt?.toISOString() ?? null,
    allowed_addresses: width.allowedAddresses,
    rate_limit_per_minute: width.rateLimitPerMinute,
  };
  await recordAudit(tx, {
    ...by,
    accountId,
    action: "api_key.created",
    targetType: "api_key",
    targetId: id,
    after: said,
  });
  recordEvent(tx, { accountId, type: "key.created", object: ["key", id], data: { id, ...said } });
}
