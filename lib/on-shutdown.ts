type Step = () => Promise<void>;

/** On `globalThis`, because the app's bundle and the start script each have their own copy of this module. */
const shared = globalThis as typeof globalThis & { igny8Shutdown?: Map<string, Step> };

/**
 * Has `step` done when the server stops: after the last request, before the database goes. The name replaces an
 * earlier step of the same name, which hot reload needs. For what the app itself starts, such as the job runner.
 */
export function onShutdown(name: string, step: Step): void {
  shared.igny8Shutdown ??= new Map();
  shared.igny8Shutdown.set(name, step);
}

export async function runShutdownSteps(): Promise<void> {
  const steps = [...(shared.igny8Shutdown?.values() ?? [])].reverse();
  shared.igny8Shutdown?.clear();
  for (const step of steps) await step();
}
