import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** Fast, immediate, and what no process can refuse; with the seconds that PostgreSQL gets for each. */
const WAYS = [
  ["SIGINT", 4],
  ["SIGQUIT", 6], // After 5 of them PostgreSQL itself kills children that don't react.
  ["SIGKILL", 5],
] as const;

/** Ends a server that is not ready yet, however deep in its recovery: no way to end it loses what was committed. */
export async function endServer(child: ChildProcess): Promise<void> {
  const ended = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  for (const [signal, seconds] of WAYS) {
    if (ended()) return;
    const exit = once(child, "exit");
    child.kill(signal);
    await Promise.race([exit, sleep(seconds * 1000, undefined, { ref: false })]);
  }
}
