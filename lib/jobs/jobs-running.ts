/** On `globalThis`, because Next's bundles each have their own copy of this module. */
const shared = globalThis as typeof globalThis & { igny8JobsRun?: boolean };

export function noteJobsRunning(running: boolean): void {
  shared.igny8JobsRun = running;
}

/** Whether this process works on the queue now. */
export function areJobsRunning(): boolean {
  return shared.igny8JobsRun ?? false;
}
