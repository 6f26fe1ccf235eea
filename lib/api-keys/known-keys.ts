/** A few megabytes at most; the least recently used goes first. */
const MOST_KEYS = 10_000;

/** A Map keeps the order of insertion. */
const known = new Set<string>();
let signedWith: string | undefined;

/**
 * Whether this key's signature has held before. It then holds as long as the signing secrets stay, so that a busy key is
 * not signed again at each request, twice. It says nothing of the key's life: that is asked of the database every time.
 */
export function isKnownKey(token: string): boolean {
  forgetOtherSecrets();
  if (!known.delete(token)) return false;
  known.add(token);
  return true;
}

/** Only for a key whose signature held: nobody else's attempts take up room. */
export function rememberKey(token: string): void {
  forgetOtherSecrets();
  known.add(token);
  const oldest = known.size > MOST_KEYS ? known.values().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
}

function forgetOtherSecrets(): void {
  if (signedWith === process.env.API_KEY_SECRET) return;
  known.clear();
  signedWith = process.env.API_KEY_SECRET;
}
