/** On `globalThis`, because the app's bundles and the server each have their own copy of this module. */
const shared = globalThis as typeof globalThis & { igny8Reached?: Set<string> };
/** So many requests are under way at most; what is older was answered long ago. */
const MOST = 1_000;

/** One of our actions has the request: whatever fails from now on is not its form. */
export function noteReached(requestId: string): void {
  shared.igny8Reached ??= new Set();
  shared.igny8Reached.add(requestId);
  if (shared.igny8Reached.size > MOST) shared.igny8Reached.delete(shared.igny8Reached.values().next().value!);
}

export function wasReached(requestId: string): boolean {
  return shared.igny8Reached?.has(requestId) ?? false;
}
