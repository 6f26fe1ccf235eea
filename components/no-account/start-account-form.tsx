"use client";

import { Field } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";

export function StartAccountForm({ action }: { action: FormAction }) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-4" noValidate>
      <FormError error={state.error} />
      <Field
        name="account_name"
        label="Account name"
        autoComplete="organization"
        required
        maxLength={100}
        error={state.fields?.account_name}
        defaultValue={state.values?.account_name}
      />
      <SubmitButton variant="brand" pendingLabel="Starting…">
        Start account
      </SubmitButton>
    </form>
  );
}
