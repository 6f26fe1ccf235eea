import { sql } from "drizzle-orm";
import {
  accounts,
  apiKeys,
  deliveries,
  memberships,
  plans,
  siteConnections,
  sites,
  statementAsSystem,
} from "@/db";
import { type Json, jsonObject, jsonObjectOrNull, timeOf } from "@/db/json-object";
import { namedStatement } from "@/db/named-statement";
import type { GatedAccount } from "@/lib/accounts/validate-account-and-plan";
import { type ApiKeyLife, isUsable } from "@/lib/api-keys/api-key";
import type { ParsedApiKey } from "@/lib/api-keys/key-format";
import { isSecretOf } from "@/lib/api-keys/store-api-key";
import { now } from "@/lib/clock";
import { isWaitingAt } from "@/lib/deliveries/is-waiting";
import { featuresOf } from "@/lib/plans/features";
import { type ClockJson, clockColumn } from "@/lib/subscriptions/clock/account-clock";
import { asOfNow } from "@/lib/subscriptions/clock/catch-up";
import type { KeyCaller } from "./caller";

const KEY = jsonObject({
  id: apiKeys.id,
  lineageId: apiKeys.lineageId,
  secretHash: apiKeys.secretHash,
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
});
const ACCOUNT = jsonObject({
  id: accounts.id,
  name: accounts.name,
  status: accounts.status,
  credits: accounts.credits,
  boughtCredits: accounts.boughtCredits,
  heldCredits: accounts.heldCredits,
  features: accounts.features,
  sandboxOf: accounts.sandboxOf,
});
const PLAN = jsonObjectOrNull({
  id: plans.id,
  slug: plans.slug,
  name: plans.name,
  isActive: plans.isActive,
  features: plans.features,
});
const MAKER = jsonObjectOrNull({ id: memberships.id, role: memberships.role });
const SITE = jsonObjectOrNull({ id: sites.id, name: sites.name, url: sites.url, status: sites.status });
const CONNECTION = jsonObjectOrNull({
  id: siteConnections.id,
  siteUrl: siteConnections.siteUrl,
  installId: siteConnections.installId,
  apiKeyId: siteConnections.apiKeyId,
  disconnectedAt: siteConnections.disconnectedAt,
  contentRevision: siteConnections.contentRevision,
});

interface Row {
  key: Json<typeof KEY>;
  account: Json<typeof ACCOUNT>;
  plan: Json<typeof PLAN>;
  site: Json<typeof SITE>;
  connection: Json<typeof CONNECTION>;
  maker: Json<typeof MAKER>;
  waiting: number;
  /** Of a sandbox. */
  live: GatedAccount | null;
  clock: ClockJson | null;
}

interface Values {
  publicId: string;
  accountId: number;
  /** As ISO 8601. */
  at: string;
}

/** What waits is counted by its own small index, and only for a key of a site: no bridge answer asks for it again. */
export const FIND_API_KEY_CALLER = namedStatement<Values, Row>(
  "find_api_key_caller",
  ({ publicId, accountId, at }) => sql`
    select ${KEY} as key, ${ACCOUNT} as account, ${PLAN} as plan, ${SITE} as site, ${MAKER} as maker,
      ${CONNECTION} as connection,
      case when ${accounts.sandboxOf} is not null then live_standing_of(${accounts.id}) end as live,
      ${clockColumn(sql`${at}::timestamptz`)} as clock,
      (select count(*)::int from ${deliveries} where ${deliveries.accountId} = ${apiKeys.accountId}
        and ${deliveries.siteId} = ${sites.id} and ${sites.status} = 'active'
        and ${isWaitingAt(sql`${at}::timestamptz`)}) as waiting
    from ${apiKeys}
    join ${accounts} on ${accounts.id} = ${apiKeys.accountId}
    left join ${plans} on ${plans.id} = ${accounts.planId}
    left join ${memberships} on ${memberships.accountId} = ${apiKeys.accountId}
      and ${memberships.userId} = ${apiKeys.createdByUserId}
    left join ${sites} on ${sites.id} = ${apiKeys.siteId} and ${sites.deletedAt} is null
    left join ${siteConnections} on ${siteConnections.siteId} = ${sites.id}
    where ${apiKeys.publicId} = ${publicId} and ${apiKeys.accountId} = ${accountId}`,
);

/**
 * Who holds this key, with account, plan, site and maker, by one statement. Undefined when the key is unknown, its secret is
 * wrong, or it is revoked, expired or rotated away. Whether the account may act is for `validateAccountAndPlan` to say.
 */
export async function findApiKeyCaller(parsed: ParsedApiKey): Promise<KeyCaller | undefined> {
  const row = await asOfNow(() => findRow(parsed));
  if (!row) return undefined;
  const life = lifeOf(row);
  if (!isUsable(life, now())) return undefined;
  if (row.key.siteId !== null && !row.site) return undefined;
  return callerOf(row, life);
}

/** Undefined for a wrong secret too: only who holds the key brings its account up to date. */
async function findRow(parsed: ParsedApiKey): Promise<Row | undefined> {
  const { publicId, accountId } = parsed;
  const [row] = await statementAsSystem(FIND_API_KEY_CALLER, {
    publicId,
    accountId,
    at: now().toISOString(),
  });
  return row && isSecretOf(parsed, row.key.secretHash) ? row : undefined;
}

function lifeOf({ key }: Row): ApiKeyLife {
  return {
    expiresAt: timeOf(key.expiresAt),
    revokedAt: timeOf(key.revokedAt),
    graceEndsAt: timeOf(key.graceEndsAt),
  };
}

function callerOf(
  { key, account, plan, site, connection, maker, waiting, live }: Row,
  { expiresAt }: ApiKeyLife,
): KeyCaller {
  const { id, lineageId, siteId, scopes, prefix, allowedAddresses, rateLimitPerMinute } = key;
  const lastUse = { at: key.lastUsedAt, address: key.lastUsedAddress, client: key.lastUsedClient };
  return {
    actor: `api_key:${id}`,
    userId: undefined,
    isSuperuser: false,
    role: null,
    account: { ...account, features: featuresOf(account, plan), plan, live },
    apiKey: {
      id,
      lineageId: lineageId ?? id,
      siteId,
      scopes,
      makerRole: maker?.role ?? null,
      prefix,
      expiresAt,
      site: site && { ...site, ...connectionOf(connection), deliveriesWaiting: waiting },
      allowedAddresses,
      rateLimitPerMinute,
      lastUse,
    },
  };
}

function connectionOf(connection: Row["connection"]) {
  if (!connection) return { bound: null, contentRevision: 0 };
  const { siteUrl, installId, apiKeyId, disconnectedAt, contentRevision } = connection;
  return {
    bound: { siteUrl, installId, apiKeyId, isDisconnected: disconnectedAt !== null },
    contentRevision,
  };
}
