import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { jsonObject, jsonObjectOrNull, timeOf } from "@/db/json-object";
import { accounts, apiKeys, plans, sites } from "@/db/schema";
import { readAsSystem } from "@/db/scope";
import type { KeyCaller } from "@/lib/api/caller";
import { now } from "@/lib/clock";
import { type ApiKeyLife, isUsable } from "./api-key";
import { isSecretOf } from "./hash-secret";
import type { ParsedApiKey } from "./key-format";
import { touchApiKey } from "./touch-api-key";

/**
 * Who holds this key, with account, plan and site, by one statement. Undefined when the key is unknown, its secret is
 * wrong, or it is revoked, expired or rotated away. Whether the account may act is for `validateAccountAndPlan` to say.
 */
export async function findApiKeyCaller(parsed: ParsedApiKey): Promise<KeyCaller | undefined> {
  const [row] = await readAsSystem((db) =>
    lookup(db).execute({ publicId: parsed.publicId, accountId: parsed.accountId }),
  );
  if (!row || !isSecretOf(row.key.secretHash, parsed.secret)) return undefined;
  const life = lifeOf(row);
  if (!isUsable(life, now())) return undefined;
  if (row.key.siteId !== null && !row.site) return undefined;
  touchApiKey(row.key.id, timeOf(row.key.lastUsedAt));
  return callerOf(row, life);
}

type Row = Awaited<ReturnType<ReturnType<typeof prepareLookup>["execute"]>>[number];

function lifeOf({ key }: Row): ApiKeyLife {
  return {
    expiresAt: timeOf(key.expiresAt),
    revokedAt: timeOf(key.revokedAt),
    graceEndsAt: timeOf(key.graceEndsAt),
  };
}

function callerOf({ key, account, plan, site }: Row, { expiresAt }: ApiKeyLife): KeyCaller {
  const { id, siteId, scopes, prefix } = key;
  return {
    actor: `api_key:${id}`,
    userId: undefined,
    isSuperuser: false,
    role: null,
    account: { ...account, plan },
    apiKey: { id, siteId, scopes, prefix, expiresAt, site },
  };
}

/** Prepared once a connection pool, so that PostgreSQL plans it once a connection. */
const prepared = new WeakMap<Database, ReturnType<typeof prepareLookup>>();

function lookup(db: Database): ReturnType<typeof prepareLookup> {
  const known = prepared.get(db) ?? prepareLookup(db);
  prepared.set(db, known);
  return known;
}

function prepareLookup(db: Database) {
  return db
    .select({
      key: jsonObject({
        id: apiKeys.id,
        secretHash: apiKeys.secretHash,
        prefix: apiKeys.prefix,
        scopes: apiKeys.scopes,
        siteId: apiKeys.siteId,
        expiresAt: apiKeys.expiresAt,
        revokedAt: apiKeys.revokedAt,
        graceEndsAt: apiKeys.graceEndsAt,
        lastUsedAt: apiKeys.lastUsedAt,
      }),
      account: jsonObject({
        id: accounts.id,
        name: accounts.name,
        status: accounts.status,
        credits: accounts.credits,
      }),
      plan: jsonObjectOrNull({
        id: plans.id,
        slug: plans.slug,
        name: plans.name,
        isActive: plans.isActive,
      }),
      site: jsonObjectOrNull({ id: sites.id, name: sites.name, url: sites.url, status: sites.status }),
    })
    .from(apiKeys)
    .innerJoin(accounts, eq(accounts.id, apiKeys.accountId))
    .leftJoin(plans, eq(plans.id, accounts.planId))
    .leftJoin(sites, and(eq(sites.id, apiKeys.siteId), isNull(sites.deletedAt)))
    .where(
      and(
        eq(apiKeys.publicId, sql.placeholder("publicId")),
        eq(apiKeys.accountId, sql.placeholder("accountId")),
      ),
    )
    .prepare("find_api_key_caller");
}
