import { and, inArray, isNull, lte, or } from "drizzle-orm";
import { apiKeys, asSystem } from "@/db";
import { now, nowMs } from "@/lib/clock";
import { log } from "@/lib/log";

const EVERY_MS = 60_000;
const GATHER_MS = 1_000;

/** On `globalThis`, so that Next's separate bundles gather in one place. */
const shared = globalThis as typeof globalThis & { igny8TouchedKeys?: Set<number> };

/**
 * Remembers that a key was used; written at most once a minute a key, for many keys at once, off the request's path.
 * `lastUsedAt` as JSON has it.
 */
export function touchApiKey(apiKeyId: number, lastUsedAt: string | null): void {
  if (lastUsedAt && nowMs() - Date.parse(lastUsedAt) < EVERY_MS) return;
  if (shared.igny8TouchedKeys) shared.igny8TouchedKeys.add(apiKeyId);
  else {
    shared.igny8TouchedKeys = new Set([apiKeyId]);
    setTimeout(() => void writeTouchedKeys(), GATHER_MS).unref();
  }
}

/** Writes what was gathered. Tests call it to wait no longer. */
export async function writeTouchedKeys(): Promise<void> {
  const ids = [...(shared.igny8TouchedKeys ?? [])];
  shared.igny8TouchedKeys = undefined;
  if (ids.length === 0) return;
  await asSystem((tx) => tx.update(apiKeys).set({ lastUsedAt: now() }).where(stale(ids))).catch((error) =>
    log.warn({ err: error }, "last use of API keys was not written"),
  );
}

function stale(ids: number[]) {
  const before = new Date(nowMs() - EVERY_MS);
  return and(inArray(apiKeys.id, ids), or(isNull(apiKeys.lastUsedAt), lte(apiKeys.lastUsedAt, before)));
}
