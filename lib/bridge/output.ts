import { z } from "zod";
import type { SiteConnection, SiteContent } from "@/db";
import { ACCOUNT_STATUSES, API_KEY_SCOPES } from "@/db/words";
import { effectiveScopes } from "@/lib/accounts/key-rights";
import type { KeyCaller } from "@/lib/api/callers/caller";
import { balanceOutput } from "@/lib/credits/output";
import type { Pools } from "@/lib/credits/pools";
import { waitingOutput } from "@/lib/deliveries/output";
import { type BoundIdentity, type Identity, judgeIdentity } from "./identity/identity";

const time = z.iso.datetime();

export const verifyOutput = z.object({
  account: z.object({ id: z.int(), name: z.string(), status: z.enum(ACCOUNT_STATUSES) }),
  plan: z.object({ slug: z.string(), name: z.string() }),
  /** Null for a key that is for every site of the account. */
  site: z.object({ id: z.int(), name: z.string(), url: z.string() }).nullable(),
  scopes: z.array(z.enum(API_KEY_SCOPES)),
  credits: z.int(),
  /** The credits again, and what of them is the plan's, bought, held and available. */
  balance: balanceOutput,
  features: z.array(z.string()),
  key: z.object({ id: z.int(), prefix: z.string(), expires_at: time.nullable() }),
  /** Who calls, compared with the WordPress that is connected as the site. Null for a key of every site. */
  identity: z
    .object({
      state: z.enum(["free", "untold", "same", "conflict"]),
      connected_site_url: z.string().nullable(),
    })
    .nullable(),
  /** How often the site's inventory has changed. */
  revision: z.int(),
  ...waitingOutput.shape,
});

export const connectionOutput = z.object({
  connected: z.literal(true),
  site_id: z.int(),
  site_url: z.string(),
  install_id: z.string().nullable(),
  wp_version: z.string(),
  php_version: z.string(),
  plugin_version: z.string(),
  post_types: z.array(z.string()),
  first_seen_at: time,
  last_heartbeat_at: time,
  last_content_at: time.nullable(),
  revision: z.int(),
});

export const upsertOutput = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  revision: z.int(),
});

export const disconnectedOutput = z.object({ disconnected: z.literal(true), key_revoked: z.boolean() });

export const contentOutput = z.object({
  id: z.int(),
  wp_id: z.int(),
  type: z.string(),
  status: z.string(),
  title: z.string(),
  url: z.string(),
  modified_at: time,
});

export const rotatedKeyOutput = z.object({
  key: z.string(),
  prefix: z.string(),
  expires_at: time.nullable(),
});

export const connectedKeyOutput = rotatedKeyOutput.extend({
  site: z.object({ id: z.int(), name: z.string(), url: z.string() }),
});

/** All of it but reservations was read when the key was checked. */
export function verifyJson(
  { account, apiKey }: KeyCaller,
  told: Identity,
  balance: Pools,
): z.input<typeof verifyOutput> {
  const { id, name, status, credits, features, plan } = account;
  const { site, prefix, expiresAt } = apiKey;
  return {
    account: { id, name, status },
    plan: { slug: plan?.slug ?? "", name: plan?.name ?? "" }, // The gate let nobody through without one.
    site,
    scopes: effectiveScopes(apiKey),
    credits,
    balance,
    features,
    key: { id: apiKey.id, prefix, expires_at: expiresAt?.toISOString() ?? null },
    identity: site && identityJson(site.bound, told, apiKey.id),
    revision: site?.contentRevision ?? 0,
    deliveries_waiting: site?.deliveriesWaiting ?? 0,
  };
}

function identityJson(bound: BoundIdentity | null, told: Identity, apiKeyId: number) {
  const verdict = judgeIdentity(bound, told, apiKeyId);
  const state = verdict === "reinstalled" ? ("same" as const) : verdict;
  return { state, connected_site_url: bound && !bound.isDisconnected ? bound.siteUrl : null };
}

export function connectionJson(connection: SiteConnection): z.input<typeof connectionOutput> {
  return {
    connected: true,
    site_id: connection.siteId,
    site_url: connection.siteUrl,
    install_id: connection.installId,
    wp_version: connection.wpVersion,
    php_version: connection.phpVersion,
    plugin_version: connection.pluginVersion,
    post_types: connection.postTypes,
    first_seen_at: connection.firstSeenAt.toISOString(),
    last_heartbeat_at: connection.lastHeartbeatAt.toISOString(),
    last_content_at: connection.lastContentAt?.toISOString() ?? null,
    revision: connection.contentRevision,
  };
}

export function contentJson(row: SiteContent): z.input<typeof contentOutput> {
  const { id, wpId, type, status, title, url, modifiedAt } = row;
  return { id, wp_id: wpId, type, status, title, url, modified_at: modifiedAt.toISOString() };
}
