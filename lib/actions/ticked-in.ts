import type { FormState } from "./form-state";

/** Which boxes of that name are ticked: as they were sent when the form was refused, else as they stood before. */
export function tickedIn(state: FormState, name: string, before: readonly string[]): readonly string[] {
  return state.ticks ? (state.ticks[name] ?? []) : before;
}
