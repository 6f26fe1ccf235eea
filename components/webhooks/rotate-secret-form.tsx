"use client";

import { ShownOnce } from "@/components/ui/data/shown-once";
import { SelectField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { Options } from "@/components/ui/form/options";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import { shownSecret } from "./shown-secret";

const GRACE = [
  ["0", "stops signing now"],
  ["1", "also signs for an hour"],
  ["24", "also signs for a day"],
  ["168", "also signs for a week"],
] as const;

/** A new secret, shown this once. */
export function RotateSecretForm({ action, endpointId }: { action: FormAction; endpointId: number }) {
  const [state, formAction] = useFormAction(action);
  const made = shownSecret(state);
  return (
    <form action={formAction} className="space-y-3">
      {made && <ShownOnce what="signing secret" secret={made.secret} />}
      <FormError error={state.error} />
      <input type="hidden" name="endpoint_id" value={endpointId} />
      <div className="flex flex-wrap items-end gap-3">
        <SelectField name="grace_hours" label="The old secret" defaultValue="24">
          <Options of={GRACE} />
        </SelectField>
        <SubmitButton variant="secondary" pendingLabel="Making…">
          Make a new secret
        </SubmitButton>
      </div>
    </form>
  );
}
