"use client";

import Link from "next/link";
import { Field, SelectField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import { LIFETIMES_DAYS } from "@/lib/api-keys/api-key";
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
      <FormError error={state.error}>
        {state.code === "email_not_verified" && (
          <Link href="/verify-email" className="underline underline-offset-4">
            Send the link again
          </Link>
        )}
      </FormError>
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
          {sites.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="lifetime_days"
          label="Ends"
          error={fields?.lifetime_days}
          defaultValue={values?.lifetime_days ?? ""}
        >
          <option value="">Never</option>
          {LIFETIMES_DAYS.map((days) => (
            <option key={days} value={days}>
              In {days} days
            </option>
          ))}
        </SelectField>
      </div>
      <ScopeBoxes state={state} />
      <details
        className="space-y-4"
        open={Boolean(fields?.allowed_addresses ?? fields?.rate_limit_per_minute)}
      >
        <summary className="cursor-pointer text-sm font-medium">Limits</summary>
        <div className="grid gap-4 sm:grid-cols-2">
          <LimitFields state={state} />
        </div>
      </details>
      <SubmitButton pendingLabel="Making…">Make a key</SubmitButton>
    </form>
  );
}
