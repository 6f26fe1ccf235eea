import { sql } from "drizzle-orm";
import { apiKeys, asSystem } from "@/db";
import { now, nowMs } from "@/lib/clock";
import { log } from "@/lib/log";

const EVERY_MS = 60_000;
const GATHER_MS = 1_000;

/** From where a key was used, and by what program. */
export interface KeyUse {
  address: string | null;
  /** Its User-Agent. */
  client: string | null;
}

/** On `globalThis`, so that Next's separate bundles gather in one place. */
const shared = globalThis as typeof globalThis & { igny8TouchedKeys?: Map<number, KeyUse> };

/**
 * Remembers that a key was used; written at most once a minute a key, or when it is used from elsewhere, for many keys at
 * once, off the request's path. `last` is what the database has, its time as JSON.
 */
export function touchApiKey(apiKeyId: number, use: KeyUse, last: KeyUse & { at: string | null }): void {
  const isSame = use.address === last.address && use.client === last.client;
  if (isSame && last.at && nowMs() - Date.parse(last.at) < EVERY_MS) return;
  if (!shared.igny8TouchedKeys) {
    shared.igny8TouchedKeys = new Map();
    setTimeout(() => void writeTouchedKeys(), GATHER_MS).unref();
  }
  shared.igny8TouchedKeys.set(apiKeyId, use);
}

/** Writes what was gathered. Tests call it to wait no longer. */
export async function writeTouchedKeys(): Promise<void> {
  const touched = [...(shared.igny8TouchedKeys ?? [])];
  shared.igny8TouchedKeys = undefined;
  if (touched.length === 0) return;
  await asSystem((tx) => tx.execute(updateOf(touched))).catch((error) =>
    log.warn({ err: error }, "last use of API keys was not written"),
  );
}

function updateOf(touched: [number, KeyUse][]) {
  const at = now().toISOString();
  const before = new Date(nowMs() - EVERY_MS).toISOString();
  const used = JSON.stringify(touched.map(([id, use]) => ({ id, ...use })));
  return sql`
    update ${apiKeys} set last_used_at = ${at}, last_used_address = used.address, last_used_client = used.client
    from jsonb_to_recordset(${used}::jsonb) as used (id bigint, address text, client text)
    where ${apiKeys.id} = used.id and (${apiKeys.lastUsedAt} is null or ${apiKeys.lastUsedAt} <= ${before}
      or ${apiKeys.lastUsedAddress} is distinct from used.address or ${apiKeys.lastUsedClient} is distinct from used.client)`;
}
