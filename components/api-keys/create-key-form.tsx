"use client";

import { Field, SelectField } from "@/components/ui/form/field";
import { Options } from "@/components/ui/form/options";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction, FormState } from "@/lib/actions/form-state";
import { LIFETIMES_DAYS } from "@/lib/api-keys/api-key";
import { KeyError } from "./key-error";
import { LimitFields } from "./limit-fields";
import { MadeKey, madeKey } from "./made-key";
import { ScopeBoxes } from "./scope-boxes";

interface CreateKeyFormProps {
  action: FormAction;
  sites: { id: number; name: string }[];
}

/** Makes a key and shows it, this once. */
export function CreateKeyForm({ action, sites }: CreateKeyFormProps) {
  const [state, formAction] = useFormAction(action);
  const { fields, values } = state;
  const secret = madeKey(state);
  return (
    <form action={formAction} className="space-y-4">
      {secret && <MadeKey secret={secret} />}
      <KeyError state={state} />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          name="name"
          label="Name"
          hint="Where you will use it."
          required
          maxLength={100}
          error={fields?.name}
          defaultValue={values?.name}
        />
        <SelectField name="site_id" label="Site" error={fields?.site_id} defaultValue={values?.site_id ?? ""}>
          <option value="">All sites</option>
          <Options of={sites.map(({ id, name }) => [id, name])} />
        </SelectField>
        <SelectField
          name="lifetime_days"
          label="Ends"
          error={fields?.lifetime_days}
          defaultValue={values?.lifetime_days ?? ""}
        >
          <option value="">Never</option>
          <Options of={LIFETIMES_DAYS.map((days) => [days, `In ${days} days`])} />
        </SelectField>
      </div>
      <ScopeBoxes state={state} />
      <Limits state={state} />
      <SubmitButton pendingLabel="Making…">Make a key</SubmitButton>
    </form>
  );
}

/** Open where one of them is wrong. */
function Limits({ state }: { state: FormState }) {
  const { fields } = state;
  return (
    <details className="space-y-4" open={Boolean(fields?.allowed_addresses ?? fields?.rate_limit_per_minute)}>
      <summary className="cursor-pointer text-sm font-medium">Limits</summary>
      <div className="grid gap-4 sm:grid-cols-2">
        <LimitFields state={state} />
      </div>
    </details>
  );
}
