"use client";

import { Field } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";

interface CodeFormProps {
  action: FormAction;
  /** Says that the password was right a moment ago. */
  challenge: string;
  next: string | undefined;
}

export function CodeForm({ action, challenge, next }: CodeFormProps) {
  const [state, formAction] = useFormAction(action);
  const renewed = state.details?.challenge;
  const wrong = state.code === "two_factor_required";
  return (
    <form action={formAction} className="space-y-5" noValidate>
      <p className="text-muted">Enter the code from your authenticator app, or one of your recovery codes.</p>
      <FormError error={wrong ? undefined : state.error} />
      <Field
        name="code"
        label="Code"
        autoComplete="one-time-code"
        autoFocus
        required
        maxLength={40}
        error={state.fields?.code}
      />
      <input type="hidden" name="challenge" value={typeof renewed === "string" ? renewed : challenge} />
      {next && <input type="hidden" name="next" value={next} />}
      <SubmitButton variant="brand" size="lg" className="w-full" pendingLabel="Signing in">
        Sign in
      </SubmitButton>
      <p className="text-center">
        <a href="/login" className="text-brand underline underline-offset-4">
          Start again
        </a>
      </p>
    </form>
  );
}
