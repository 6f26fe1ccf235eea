/** On `globalThis`, because the app's bundle and the front's each have their own copy of this module. */
const shared = globalThis as typeof globalThis & { igny8PageVersion?: number };

/** Grows with every change that prerendered pages show. A page from memory is of one version, and is gone with it. */
export function pageVersion(): number {
  return shared.igny8PageVersion ?? 0;
}

/** Call it where Next is told to make its pages again (`revalidatePath`), right after that. */
export function forgetKeptPages(): void {
  shared.igny8PageVersion = pageVersion() + 1;
}
