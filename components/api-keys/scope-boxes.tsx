import { Checkbox } from "@/components/ui/form/checkbox";
import { FieldError } from "@/components/ui/form/field-shell";
import { API_KEY_SCOPES } from "@/db/words";
import type { FormState } from "@/lib/actions/form-state";
import { tickedIn } from "@/lib/actions/ticked-in";
import { DEFAULT_SCOPES } from "@/lib/api-keys/api-key";
import { SCOPE_WORDS } from "@/lib/api-keys/scope-words";

/** What the key may do: what the plugin needs and spending, unless something is added or taken away. */
export function ScopeBoxes({ state }: { state: FormState }) {
  const error = state.fields?.scopes;
  const ticked = tickedIn(state, "scopes", DEFAULT_SCOPES);
  return (
    <fieldset className="space-y-2" aria-describedby={error ? "scopes-error" : undefined}>
      <legend className="text-sm font-medium">What it may do</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {API_KEY_SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            name="scopes"
            value={scope}
            defaultChecked={ticked.includes(scope)}
            label={SCOPE_WORDS[scope]}
            hint={scope}
          />
        ))}
      </div>
      <FieldError id="scopes-error" error={error} />
    </fieldset>
  );
}
