"use client";

import { Field } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import { NewPasswordField } from "./new-password-field";

interface AcceptInvitationFormProps {
  action: FormAction;
  token: string;
  /** Of the invitation; it can't be another one. */
  email: string;
}

export function AcceptInvitationForm({ action, token, email }: AcceptInvitationFormProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-5" noValidate>
      <FormError error={state.error} />
      <Field
        name="name"
        label="Your name"
        autoComplete="name"
        required
        maxLength={100}
        error={state.fields?.name}
        defaultValue={state.values?.name}
      />
      <Field label="Email address" type="email" autoComplete="username" value={email} readOnly />
      <NewPasswordField error={state.fields?.password} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton variant="brand" size="lg" className="w-full" pendingLabel="Joining">
        Accept and join
      </SubmitButton>
    </form>
  );
}
