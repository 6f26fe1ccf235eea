export interface ParsedApiKey {
  /** What the database looks the key up by. */
  publicId: string;
  accountId: number;
  secret: string;
  /** The account is a sandbox: the key says so at its start, for anybody who has it before them. */
  isTest: boolean;
}

/**
 * `igny8_<public id>_<account id>_<secret>_<mac>`, in a sandbox `igny8_test_...`: letters and digits only, so that a double
 * click selects it whole.
 */
const FORMAT = /^(igny8_(test_)?([0-9A-Za-z]{12})_([1-9]\d{0,14})_([0-9A-Za-z]{32}))_([0-9a-f]{32})$/;

/** Whether it means to be a key: an access token never starts like one. */
export function isApiKey(token: string): boolean {
  return token.startsWith("igny8_");
}

/**
 * The parts of a key that this installation signed; undefined for anything else, without asking the database. That the
 * key still lives, only `findApiKeyCaller` can tell. Safe on the edge.
 */
export async function parseApiKey(
  token: string,
  signingSecrets?: readonly string[],
): Promise<ParsedApiKey | undefined> {
  const known = signingSecrets ? undefined : knownApiKey(token);
  if (known) return known;
  const [, signed, test, publicId, accountId, secret, mac] = FORMAT.exec(token) ?? [];
  if (!signed || !publicId || !secret || !mac) return undefined;
  const signatures = await signaturesOf(signed, signingSecrets);
  if (!signatures.some((signature) => isSame(signature, mac))) return undefined;
  const parsed = { publicId, accountId: Number(accountId), secret, isTest: test !== undefined };
  if (!signingSecrets) rememberApiKey(token, parsed);
  return parsed;
}

/** The key as its holder gets it, signed with the first of the signing secrets. */
export async function formatApiKey(key: ParsedApiKey): Promise<string> {
  const signed = `${prefixOf(key)}_${key.accountId}_${key.secret}`;
  const [signature] = await signaturesOf(signed);
  return `${signed}_${signature}`;
}

/** The start of a key, to recognise it by: as much as may be shown. */
export function prefixOf({ publicId, isTest }: Pick<ParsedApiKey, "publicId" | "isTest">): string {
  return `igny8_${isTest ? "test_" : ""}${publicId}`;
}

/** Takes as long whether the first or the last character differs. */
function isSame(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let i = 0; i < left.length; i += 1) difference |= left.charCodeAt(i) ^ right.charCodeAt(i);
  return difference === 0;
}

/** A few megabytes at most; the least recently used goes first. */
const MOST_KEYS = 10_000;

/** Keys whose signature held, the most recently used last: a Map keeps the order of insertion. */
const known = new Map<string, ParsedApiKey>();

/**
 * The parts of a key whose signature has held before. It then holds as long as this process and its signing secrets live,
 * so that a busy key is not signed again at each request, twice. It says nothing of the key's life: that is asked of the
 * database every time.
 */
export function knownApiKey(token: string): ParsedApiKey | undefined {
  const key = known.get(token);
  if (key) moveToEnd(token, key);
  return key;
}

/** Only for a key whose signature held: nobody else's attempts take up room. */
function rememberApiKey(token: string, key: ParsedApiKey): void {
  moveToEnd(token, key);
  const oldest = known.size > MOST_KEYS ? known.keys().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
}

/** For tests that change the signing secrets. */
export function forgetKnownApiKeys(): void {
  known.clear();
}

function moveToEnd(token: string, key: ParsedApiKey): void {
  known.delete(token);
  known.set(token, key);
}

/** HMAC-SHA-256 by WebCrypto, which the edge and Node both have. Half of it is kept: 128 bits are past guessing. */
const MAC_BYTES = 16;

/** One signature for each secret of `API_KEY_SECRET` (comma-separated; the first one signs), in hexadecimal. */
async function signaturesOf(
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
