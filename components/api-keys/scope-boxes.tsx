import { Checkbox } from "@/components/ui/form/checkbox";
import { API_KEY_SCOPES, type ApiKeyScope } from "@/db/words";
import type { FormState } from "@/lib/actions/form-state";
import { tickedIn } from "@/lib/actions/ticked-in";
import { DEFAULT_SCOPES } from "@/lib/api-keys/api-key";

const WORDS: Record<ApiKeyScope, string> = {
  "bridge:read": "Read the content inventory",
  "bridge:write": "Report from WordPress",
  "credits:read": "See the balance and the ledger",
  "credits:write": "Spend and refund credits",
  "sites:read": "List sites and their sectors",
  "sites:write": "Add, change and delete sites",
  "content:read": "Read content and deliveries",
  "content:write": "Hand over content",
  "keys:read": "List API keys",
  "keys:write": "Create and revoke API keys",
  "team:read": "List members and invitations",
  "billing:read": "Read invoices and payments",
  "usage:read": "Read the account and its usage",
  "events:read": "Read what happened in the account",
  "requests:read": "Read the log of API requests",
};

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
            label={WORDS[scope]}
            hint={scope}
          />
        ))}
      </div>
      {error && (
        <p id="scopes-error" role="alert" className="text-sm text-danger">
          {error.join(" ")}
        </p>
      )}
    </fieldset>
  );
}
