import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { type Account, apiKeys, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { formatApiKey, type ParsedApiKey, prefixOf } from "./key-format";
import { API_KEY_COLUMNS, type ApiKey } from "./queries";
import type { KeyWidth } from "./width/key-width";

export interface NewApiKey {
  /** The key itself: shown once, stored nowhere. */
  key: string;
  apiKey: ApiKey;
}

interface ApiKeyToStore extends KeyWidth {
  account: Pick<Account, "id" | "sandboxOf">;
  name: string;
  createdByUserId: number | null;
  /** Made up unless said. Of two keys with the same one, the second violates `api_keys_public_id_once`. */
  publicId?: string;
  createdByKeyId: number | null;
  /** The first key that it goes back to by rotations. */
  lineageId?: number;
}

/** Makes up a key and stores its hash. 190 bits of secret: nobody guesses, so a fast hash is enough. */
export async function storeApiKey(tx: Tx, { account, ...toStore }: ApiKeyToStore): Promise<NewApiKey> {
  const parts = {
    publicId: toStore.publicId ?? makePublicId(),
    accountId: account.id,
    secret: randomText(32),
    isTest: account.sandboxOf !== null,
  };
  const [apiKey] = await tx
    .insert(apiKeys)
    .values({
      ...toStore,
      accountId: account.id,
      publicId: parts.publicId,
      prefix: prefixOf(parts),
      secretHash: hashSecret(parts.secret),
      createdAt: now(),
    })
    .returning(API_KEY_COLUMNS);
  return { key: await formatApiKey(parts), apiKey: apiKey! };
}

/** What the database looks a key up by. */
export function makePublicId(): string {
  return randomText(12);
}

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** A busy key's parts are remembered (`knownApiKey`), and with them the hash. */
const hashes = new WeakMap<ParsedApiKey, Buffer>();

/** Whether `hash` is that of the key's secret, in constant time. */
export function isSecretOf(key: ParsedApiKey, hash: string): boolean {
  const stored = Buffer.from(hash);
  const own = hashes.get(key) ?? Buffer.from(hashSecret(key.secret));
  hashes.set(key, own);
  return own.length === stored.length && timingSafeEqual(own, stored);
}
