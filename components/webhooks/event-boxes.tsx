import type { FormEvent } from "react";
import { Checkbox } from "@/components/ui/form/checkbox";
import { FieldError } from "@/components/ui/form/field-shell";
import type { FormState } from "@/lib/actions/form-state";
import { tickedIn } from "@/lib/actions/ticked-in";
import { GROUP_WORDS, GROUPS, typesOf } from "./event-words";

const NAME = "event_types";

interface EventBoxesProps {
  state: FormState;
  /** What the endpoint asks for now. */
  eventTypes: readonly string[];
}

/** Which events are sent: all, whole groups, or single ones. */
export function EventBoxes({ state, eventTypes }: EventBoxesProps) {
  const error = state.fields?.[NAME];
  const ticked = tickedIn(state, NAME, eventTypes);
  const box = (value: string, label: string, hint?: string) => (
    <Checkbox
      key={value}
      name={NAME}
      value={value}
      label={label}
      hint={hint}
      defaultChecked={ticked.includes(value)}
    />
  );
  return (
    <fieldset
      className="space-y-3"
      onChange={allOrSome}
      aria-describedby={error ? `${NAME}-error` : undefined}
    >
      <legend className="mb-1 text-sm font-medium">Events</legend>
      {box("*", "Every event", "Also those that are added later.")}
      <details open={!ticked.includes("*")}>
        <summary className="cursor-pointer text-sm font-medium">Choose events</summary>
        <div className="mt-3 gap-x-6 sm:columns-2 lg:columns-3">
          {GROUPS.map((group) => (
            <div key={group} className="mb-4 break-inside-avoid space-y-1.5">
              <div className="font-medium">{box(`${group}.*`, GROUP_WORDS[group])}</div>
              <div className="space-y-1 pl-7 text-muted">{typesOf(group).map((type) => box(type, type))}</div>
            </div>
          ))}
        </div>
      </details>
      <FieldError id={`${NAME}-error`} error={error} />
    </fieldset>
  );
}

/** "Every event" and a choice of events exclude each other. Without JavaScript the server reads both as every event. */
function allOrSome({ target, currentTarget }: FormEvent<HTMLFieldSetElement>): void {
  if (!(target instanceof HTMLInputElement) || !target.checked) return;
  for (const box of currentTarget.querySelectorAll<HTMLInputElement>(`input[name=${NAME}]`))
    if ((box.value === "*") !== (target.value === "*")) box.checked = false;
}
