"use client";

import { Field } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import type { FormAction } from "@/lib/actions/form-state";

interface EmailFormProps {
  action: FormAction;
  submit: string;
  sentTitle: string;
  /** Known already, for somebody who is signed in. */
  email?: string;
}

/** Requests an email with a link. */
export function EmailForm({ action, submit, sentTitle, email }: EmailFormProps) {
  const [state, formAction] = useFormAction(action);
  if (state.ok) {
    return (
      <Alert tone="success" role="status" title={sentTitle}>
        {state.message} It may take a minute; look into the spam folder too.
      </Alert>
    );
  }
  return (
    <form action={formAction} className="space-y-5" noValidate>
      <FormError error={state.error} />
      <Field
        name="email"
        type="email"
        label="Email address"
        autoComplete="email"
        required
        error={state.fields?.email}
        defaultValue={state.values?.email ?? email}
      />
      <SubmitButton variant="brand" size="lg" className="w-full" pendingLabel="Sending">
        {submit}
      </SubmitButton>
    </form>
  );
}
