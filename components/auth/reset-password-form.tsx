"use client";

import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import { NewPasswordField } from "./new-password-field";

export function ResetPasswordForm({ action, token }: { action: FormAction; token: string }) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-5" noValidate>
      <FormError error={state.error} />
      <NewPasswordField label="New password" error={state.fields?.password} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton variant="brand" size="lg" className="w-full" pendingLabel="Setting it">
        Set new password
      </SubmitButton>
    </form>
  );
}
