import { and, desc, eq, gt, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { type ApiKeyRow, apiKeys, forAccount, memberships, sites, type Tx } from "@/db";
import type { Role } from "@/db/words";
import { now } from "@/lib/clock";
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
  allowedAddresses: apiKeys.allowedAddresses,
  rateLimitPerMinute: apiKeys.rateLimitPerMinute,
  lastUsedAt: apiKeys.lastUsedAt,
  lastUsedAddress: apiKeys.lastUsedAddress,
  lastUsedClient: apiKeys.lastUsedClient,
  createdByKeyId: apiKeys.createdByKeyId,
  createdByUserId: apiKeys.createdByUserId,
  lineageId: apiKeys.lineageId,
  createdAt: apiKeys.createdAt,
};

export type ApiKey = Pick<ApiKeyRow, keyof typeof API_KEY_COLUMNS>;
export type ListedApiKey = ApiKey & {
  siteName: string | null;
  /** What its maker is in the account now; null once they have left it, and the key can do nothing. */
  makerRole: Role | null;
};

interface ListApiKeys {
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
    .select({ ...API_KEY_COLUMNS, siteName: sites.name, makerRole: memberships.role })
    .from(apiKeys)
    .leftJoin(
      memberships,
      and(eq(memberships.accountId, apiKeys.accountId), eq(memberships.userId, apiKeys.createdByUserId)),
    )
    .leftJoin(sites, and(eq(sites.accountId, apiKeys.accountId), eq(sites.id, apiKeys.siteId)))
    .where(where)
    .orderBy(desc(apiKeys.id))
    .$dynamic();
}

/** The keys made for one site that still work, newest first, at most 10: to recognise them by. */
export function listSiteKeys(accountId: number, siteId: number): Promise<{ id: number; prefix: string }[]> {
  const ofSite = and(eq(apiKeys.accountId, accountId), eq(apiKeys.siteId, siteId));
  return forAccount(accountId, (tx) =>
    tx
      .select({ id: apiKeys.id, prefix: apiKeys.prefix })
      .from(apiKeys)
      .where(and(ofSite, isWorkingKey(now())))
      .orderBy(desc(apiKeys.id))
      .limit(10),
  );
}

/** How far a new account has come; the page adds whether the viewer's address is confirmed. */
export interface FirstSteps {
  /** The newest site, where the next step happens. */
  siteId: number | null;
  hasSectors: boolean;
  /** One that works; or WordPress is connected, as revoking a key later makes nobody a beginner again. */
  hasKey: boolean;
  isConnected: boolean;
}

export function findFirstSteps(accountId: number): Promise<FirstSteps> {
  return forAccount(accountId, async (tx) => {
    const { rows } = await tx.execute<Record<string, unknown>>(sql`
      with live as (select id from sites where account_id = ${accountId} and deleted_at is null)
      select (select max(id) from live) as site_id,
        exists (select 1 from sectors where account_id = ${accountId} and site_id in (select id from live)) as sectors,
        exists (select 1 from api_keys where account_id = ${accountId} and ${isWorkingKey(now())}) as key,
        exists (select 1 from site_connections where account_id = ${accountId} and site_id in (select id from live))
          as connected`);
    const row = rows[0] ?? {};
    return {
      siteId: row.site_id ? Number(row.site_id) : null,
      hasSectors: row.sectors === true,
      hasKey: row.key === true || row.connected === true,
      isConnected: row.connected === true,
    };
  });
}

/** What `isUsable` says of a key, as a condition: neither revoked, nor expired, nor rotated away. */
export function isWorkingKey(at: Date): SQL {
  const { revokedAt, expiresAt, graceEndsAt } = apiKeys;
  const notOver = (end: typeof expiresAt | typeof graceEndsAt) => or(isNull(end), gt(end, at));
  return and(isNull(revokedAt), notOver(expiresAt), notOver(graceEndsAt))!;
}
