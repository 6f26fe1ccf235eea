/** On `globalThis`, because Next's bundles and the server each have their own copy of this module. */
const shared = globalThis as typeof globalThis & { igny8MissedDatabase?: Set<string> };
/** So many requests are under way at most; what is older was answered long ago. */
const MOST = 1_000;

/** This request found no database: its answer is 503 and not 500. */
export function noteMissedDatabase(requestId: string): void {
  shared.igny8MissedDatabase ??= new Set();
  const missed = shared.igny8MissedDatabase;
  missed.add(requestId);
  if (missed.size > MOST) missed.delete(missed.values().next().value!);
}

export function missedDatabase(requestId: string): boolean {
  return shared.igny8MissedDatabase?.has(requestId) ?? false;
}
