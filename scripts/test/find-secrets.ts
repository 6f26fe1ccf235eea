/** What must never stand in a log, by what it looks like. */
const SECRETS: readonly [what: string, looks: RegExp][] = [
  ["an access token or session", /\beyJ[\w-]{8,}\.[\w-]*\.[\w-]{8,}/g],
  ["an API key", /\bigny8_(?:test_)?[0-9A-Za-z]{12}_\d+_[0-9A-Za-z]{32}/g],
  ["a session cookie", /authjs\.session-token(?:\.\d)?=[^\s";]{8,}/g],
  ["a credential", /\b(?:Bearer|Basic) [\w.+/=-]{8,}/g],
  ["a mailed link", /[?&]token=[\w-]{8,}/g],
  ["an invitation", /\/invite\/[\w-]{8,}/g],
  ["a password's hash", /\$argon2\w*\$/g],
  ["a provider's key", /\b(?:sk|rk|pk)_(?:test|live)_\w+|\bwhsec_\w+/g],
  ["an authenticator's secret", /otpauth:\/\//g],
];

/** Each kind of secret found in the log, with the start of the line it stands in; `known` are told apart by their text. */
export function findSecrets(log: string, known: readonly string[]): string[] {
  const looks = SECRETS.flatMap(([what, pattern]) =>
    [...log.matchAll(pattern)].map(({ index }) => ({ what, index })),
  );
  const texts = known
    .filter((text) => text.length >= 8 && log.includes(text))
    .map((text) => ({ what: "something known to be secret", index: log.indexOf(text) }));
  return [...looks, ...texts].map(({ what, index }) => `${what}: ${lineAt(log, index)}`);
}

function lineAt(log: string, index: number): string {
  return log.slice(log.lastIndexOf("\n", index) + 1).slice(0, 120);
}
