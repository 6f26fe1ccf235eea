"use client";

import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/form/button";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import type { FormAction } from "@/lib/actions/form-state";
import { AuthCard } from "./auth-card";

interface Home {
  href: string;
  label: string;
}

interface VerifyEmailFormProps {
  action: FormAction;
  token: string;
  /** The card that asks. */
  title: string;
  description: string;
  footer?: ReactNode;
  /** Where to go on afterwards. */
  home: Home;
}

/** One button; once it has worked, the next step stands in its place. */
export function VerifyEmailForm({ action, token, home, ...card }: VerifyEmailFormProps) {
  const [state, formAction] = useFormAction(action);
  if (state.ok) return <AddressConfirmed home={home}>{state.message}</AddressConfirmed>;
  return (
    <AuthCard {...card}>
      <form action={formAction} className="space-y-5">
        <FormError error={state.error} />
        <input type="hidden" name="token" value={token} />
        <SubmitButton variant="brand" size="lg" className="w-full" pendingLabel="Confirming">
          Confirm my address
        </SubmitButton>
      </form>
    </AuthCard>
  );
}

/** After the click, and whenever the link is opened again. */
export function AddressConfirmed({ home, children }: { home: Home; children: ReactNode }) {
  return (
    <AuthCard title="Thank you">
      <Alert tone="success" role="status">
        {children}
      </Alert>
      <LinkButton href={home.href} variant="brand" size="lg" className="w-full">
        {home.label}
      </LinkButton>
    </AuthCard>
  );
}
