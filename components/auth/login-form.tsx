"use client";

import Link from "next/link";
import { Field } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { PasswordField } from "@/components/ui/form/password-field";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import { CodeForm } from "./code-form";

interface LoginFormProps {
  action: FormAction;
  codeAction: FormAction;
  /** Where to go afterwards; checked again by the action. */
  next: string | undefined;
  /** Typed before, at sign-up. */
  email?: string;
}

/** Address and password; then, for people with two-factor sign-in, the code. */
export function LoginForm({ action, codeAction, next, email }: LoginFormProps) {
  const [state, formAction] = useFormAction(action);
  const challenge = state.details?.challenge;
  if (state.code === "two_factor_required" && typeof challenge === "string") {
    return <CodeForm action={codeAction} challenge={challenge} next={next} />;
  }
  return (
    <form action={formAction} className="space-y-5" noValidate>
      <FormError error={state.error} />
      <Field
        name="email"
        type="email"
        label="Email address"
        autoComplete="username"
        required
        error={state.fields?.email}
        defaultValue={state.values?.email ?? email}
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="current-password"
        required
        error={state.fields?.password}
      />
      {next && <input type="hidden" name="next" value={next} />}
      <SubmitButton variant="brand" size="lg" className="w-full" pendingLabel="Signing in">
        Sign in
      </SubmitButton>
      <p className="text-center">
        <Link href="/forgot-password" className="text-brand underline underline-offset-4">
          Forgot your password?
        </Link>
      </p>
    </form>
  );
}
