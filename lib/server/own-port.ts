/** On `globalThis`, because Next's bundles and the server each have their own copy of this module. */
const shared = globalThis as typeof globalThis & { igny8OwnPort?: number };

/** Where this process alone listens, on the loopback address; undefined where PORT is nobody else's either. */
export function ownPort(): number | undefined {
  return shared.igny8OwnPort;
}

export function noteOwnPort(port: number): void {
  shared.igny8OwnPort = port;
}
