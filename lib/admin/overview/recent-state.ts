import { type CurrentState, checkCurrentState } from "@/lib/admin/state/check-current-state";
import { nowMs } from "@/lib/clock";

/** Looking at everything reads every ledger row, so the overview takes a look that is up to this old. */
const FRESH_MS = 5 * 60 * 1000;

let last: { at: number; state: Promise<CurrentState> } | undefined;

/** The state of the system at most five minutes ago; one look at a time, however many ask. */
export function recentState(): Promise<CurrentState> {
  const at = nowMs();
  if (last && at - last.at < FRESH_MS) return last.state;
  const state = checkCurrentState();
  last = { at, state };
  state.catch(() => {
    last = undefined;
  });
  return state;
}
