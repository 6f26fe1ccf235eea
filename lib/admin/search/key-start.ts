/** Of a key's own part, so that a word of any kind is not taken for one. */
const LEAST = 4;

/**
 * The start of a key, as `api_keys.prefix` holds it, of what somebody pasted or read out: a whole key, its first letters, or
 * its public part alone. Undefined for what can't be one. Never more than the public part, so no secret is asked about. Pure.
 */
export function keyStart(typed: string): string | undefined {
  const [, start = "igny8_", own] =
    /^(igny8_test_|igny8_)?([0-9A-Za-z]{1,12})(?:_|$)/.exec(typed.trim()) ?? [];
  if (!own) return undefined;
  return own.length >= LEAST ? `${start}${own}` : undefined;
}
