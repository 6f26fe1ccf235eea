/** A few megabytes at most; the least recently used goes first. */
const MOST_KEYS = 10_000;

/** A Map keeps the order of insertion. */
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
export function rememberApiKey(token: string, key: ParsedApiKey): void {
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

export interface ParsedApiKey {
  /** What the database looks the key up by. */
  publicId: string;
  accountId: number;
  secret: string;
}
