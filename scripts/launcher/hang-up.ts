import { isatty } from "node:tty";

/**
 * Whether a terminal that is closed is ours to follow. `nohup`, `setsid` and services take it away from all three
 * streams. Asking whether SIGHUP is ignored would be plainer, but Node has set it back before the first line of ours runs.
 */
export function hasTerminal(): boolean {
  return [0, 1, 2].some((stream) => isatty(stream));
}
