"use client";

import { FormError, FormSuccess } from "@/components/ui/form/form-error";
import { PasswordField } from "@/components/ui/form/password-field";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Card } from "@/components/ui/page/card";
import type { FormAction } from "@/lib/actions/form-state";

/** It is on; with the password it can be switched off, unless the operator requires it. */
export function DisableTwoFactor({ action, isRequired }: { action: FormAction; isRequired: boolean }) {
  const [state, formAction] = useFormAction(action);
  if (isRequired) return <Card title="It is on">Staff must use it here, so it stays on.</Card>;
  return (
    <Card
      title="It is on"
      description="Switching it off makes your password the only thing between you and others."
    >
      <form action={formAction} className="max-w-sm space-y-4">
        <FormError error={state.error} />
        <FormSuccess message={state.message} />
        <PasswordField
          name="password"
          label="Your password"
          autoComplete="current-password"
          required
          error={state.fields?.password}
        />
        <SubmitButton variant="danger">Switch it off</SubmitButton>
      </form>
    </Card>
  );
}
