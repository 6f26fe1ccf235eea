"use client";

import { LinkButton } from "@/components/ui/form/button";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import type { FormAction } from "@/lib/actions/form-state";

interface VerifyEmailFormProps {
  action: FormAction;
  token: string;
  /** Where to go on afterwards. */
  home: { href: string; label: string };
}

export function VerifyEmailForm({ action, token, home }: VerifyEmailFormProps) {
  const [state, formAction] = useFormAction(action);
  if (state.ok) {
    return (
      <>
        <Alert tone="success" role="status" title="Thank you">
          {state.message}
        </Alert>
        <LinkButton href={home.href} variant="brand" size="lg" className="w-full">
          {home.label}
        </LinkButton>
      </>
    );
  }
  return (
    <form action={formAction} className="space-y-5">
      <FormError error={state.error} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton variant="brand" size="lg" className="w-full" pendingLabel="Confirming">
        Confirm my address
      </SubmitButton>
    </form>
  );
}
