import type { Tx } from "@/db";
import type { Author } from "@/lib/audit/author";
import { AppError } from "@/lib/errors";
import { getMakingKey } from "./find-maker";
import { type KeyWidth, requireNoWider } from "./key-width";

/**
 * Whether who asks may change the key from one width to another: a person with the role may, a key where neither is wider
 * than itself. To a key for one site the keys of others are not there. Under the account's lock.
 */
export async function requireChanges(
  tx: Tx,
  accountId: number,
  by: Author,
  from: KeyWidth,
  to: KeyWidth,
): Promise<void> {
  if (!by.asks || !("apiKeyId" in by.asks)) return;
  const maker = await getMakingKey(tx, accountId, by.asks.apiKeyId);
  if (maker.siteId !== null && from.siteId !== maker.siteId) throw new AppError("not_found");
  requireNoWider(from, maker);
  requireNoWider(to, maker);
}
