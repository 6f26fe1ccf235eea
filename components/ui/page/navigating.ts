/** Pages that come sooner than this are not announced: a flash of grey shapes is worse than a still moment. */
const PATIENCE_MS = 150;

const followed = new Set<object>();
const listeners = new Set<() => void>();

/** A link is being followed. Call the answer when its page is there. */
export function beginNavigating(): () => void {
  const link = {};
  const timer = setTimeout(() => {
    followed.add(link);
    tell();
  }, PATIENCE_MS);
  waiting.add(timer);
  return () => {
    clearTimeout(timer);
    if (followed.delete(link)) tell();
  };
}

const waiting = new Set<ReturnType<typeof setTimeout>>();

/** A page is there: whatever was being followed has arrived, also by links that are gone. */
export function endNavigating(): void {
  for (const timer of waiting) clearTimeout(timer);
  waiting.clear();
  if (followed.size === 0) return;
  followed.clear();
  tell();
}

export function isNavigating(): boolean {
  return followed.size > 0;
}

export function onNavigating(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
