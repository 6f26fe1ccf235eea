import { and, desc, eq, lt, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKeys, sites } from "@/db/schema";
import { forAccount } from "@/db/scope";
import { AppError } from "@/lib/errors";

/** A key without its secret's hash. */
export const API_KEY_COLUMNS = {
  id: apiKeys.id,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  scopes: apiKeys.scopes,
  siteId: apiKeys.siteId,
  expiresAt: apiKeys.expiresAt,
  revokedAt: apiKeys.revokedAt,
  graceEndsAt: apiKeys.graceEndsAt,
  lastUsedAt: apiKeys.lastUsedAt,
  createdByUserId: apiKeys.createdByUserId,
  createdAt: apiKeys.createdAt,
};

export type ApiKey = Pick<typeof apiKeys.$inferSelect, keyof typeof API_KEY_COLUMNS>;
export type ListedApiKey = ApiKey & { siteName: string | null };

export interface ListApiKeys {
  limit: number;
  /** The last id of the page before. */
  after?: number;
  /** The keys bound to this site. */
  siteId?: number;
}

/** Newest first; one more than `limit` when there are more. */
export function listApiKeys(
  accountId: number,
  { limit, after, siteId }: ListApiKeys,
): Promise<ListedApiKey[]> {
  const where = and(
    eq(apiKeys.accountId, accountId),
    after === undefined ? undefined : lt(apiKeys.id, after),
    siteId === undefined ? undefined : eq(apiKeys.siteId, siteId),
  );
  return forAccount(accountId, (tx) => selectApiKeys(tx, where).limit(limit + 1));
}

/** Throws not_found when it is somebody else's or not there. */
export async function getApiKeyIn(tx: Tx, accountId: number, apiKeyId: number): Promise<ListedApiKey> {
  const [key] = await selectApiKeys(tx, and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, apiKeyId)));
  if (!key) throw new AppError("not_found");
  return key;
}

function selectApiKeys(tx: Tx, where: SQL | undefined) {
  return tx
    .select({ ...API_KEY_COLUMNS, siteName: sites.name })
    .from(apiKeys)
    .leftJoin(sites, and(eq(sites.accountId, apiKeys.accountId), eq(sites.id, apiKeys.siteId)))
    .where(where)
    .orderBy(desc(apiKeys.id))
    .$dynamic();
}
