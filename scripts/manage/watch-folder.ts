import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

interface Watching {
  signal: AbortSignal;
  lookMs: number;
  /** Looks one time, and takes all files as they are. */
  once?: boolean;
}

/**
 * Hands each file of a folder to `take`, once it has not grown between two looks, and again when it has changed. Where that
 * answers false, the file is tried again at the next look. Ends with `signal`; throws where the folder can't be read.
 */
export async function watchFolder(
  folder: string,
  take: (path: string) => Promise<boolean>,
  { signal, lookMs, once = false }: Watching,
): Promise<void> {
  const [seen, taken] = [new Map<string, string>(), new Map<string, string>()];
  while (!signal.aborted) {
    for (const name of (await readdir(folder)).sort()) {
      if (signal.aborted) return;
      const state = await stateOf(join(folder, name));
      const isStill = once || seen.get(name) === state;
      if (state !== undefined) seen.set(name, state);
      if (state === undefined || !isStill || taken.get(name) === state) continue;
      if (await take(join(folder, name))) taken.set(name, state);
    }
    if (once) return;
    await sleep(lookMs, undefined, { signal }).catch(() => undefined);
  }
}

/** What changes when a file does; undefined for a folder, and for what was moved away meanwhile. */
async function stateOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? `${found.size} ${found.mtimeMs}` : undefined;
}
