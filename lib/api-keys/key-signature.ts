/** HMAC-SHA-256 by WebCrypto, which the edge and Node both have. Half of it is kept: 128 bits are past guessing. */
const MAC_BYTES = 16;

/** One signature for each secret of `API_KEY_SECRET` (comma-separated; the first one signs), in hexadecimal. */
export async function signaturesOf(
  text: string,
  secrets: readonly string[] = configuredSecrets(),
): Promise<string[]> {
  const bytes = new TextEncoder().encode(text);
  return Promise.all(secrets.map(async (secret) => hex(await sign(await keyOf(secret), bytes))));
}

function configuredSecrets(): string[] {
  const secrets = (process.env.API_KEY_SECRET ?? "").split(",").map((secret) => secret.trim());
  const given = secrets.filter(Boolean);
  if (given.length === 0) throw new Error("API_KEY_SECRET is not set.");
  return given;
}

/** Importing a key costs more than using it. */
const imported = new Map<string, Promise<CryptoKey>>();

function keyOf(secret: string): Promise<CryptoKey> {
  const known = imported.get(secret);
  if (known) return known;
  const bytes = new TextEncoder().encode(secret);
  const key = crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  imported.set(secret, key);
  return key;
}

async function sign(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, MAC_BYTES), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
