"use client";

import type { ReactNode } from "react";
import { FormError, FormSuccess } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction, FormState } from "@/lib/actions/form-state";

interface SettingsFormProps {
  action: FormAction;
  submit: string;
  danger?: boolean;
  children: (state: FormState) => ReactNode;
}

/** What the forms of this page have in common: the answer above the fields, one button below them. */
export function SettingsForm({ action, submit, danger, children }: SettingsFormProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="max-w-xl space-y-4" noValidate>
      <FormError error={state.error} />
      <FormSuccess message={state.ok && state.message} />
      {children(state)}
      <SubmitButton variant={danger ? "danger" : "primary"} pendingLabel="Saving…">
        {submit}
      </SubmitButton>
    </form>
  );
}
