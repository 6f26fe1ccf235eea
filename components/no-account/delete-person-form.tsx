"use client";

import { FormError } from "@/components/ui/form/form-error";
import { PasswordField } from "@/components/ui/form/password-field";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";

export function DeletePersonForm({ action }: { action: FormAction }) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-4" noValidate>
      <FormError error={state.error} />
      <PasswordField
        name="password"
        label="Your password"
        autoComplete="current-password"
        required
        error={state.fields?.password}
      />
      <SubmitButton variant="danger" pendingLabel="Deleting…">
        Delete my sign-in
      </SubmitButton>
    </form>
  );
}
