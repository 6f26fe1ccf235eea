"use client";

import { Field } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import { NewPasswordField } from "./new-password-field";

interface SignUpFormProps {
  action: FormAction;
  /** Left out for the free trial. */
  plan?: string;
  interval?: string;
  /** A page of ours to go on to. */
  next?: string;
}

export function SignUpForm({ action, plan, interval, next }: SignUpFormProps) {
  const [state, formAction] = useFormAction(action);
  const { fields, values } = state;
  return (
    <form action={formAction} className="space-y-5" noValidate>
      <FormError error={fields?.plan_slug?.[0] ?? state.error}>
        {state.code === "email_taken" && <SignInInstead email={values?.email ?? ""} />}
      </FormError>
      <Field
        name="name"
        label="Your name"
        autoComplete="name"
        required
        maxLength={100}
        error={fields?.name}
        defaultValue={values?.name}
      />
      <Field
        name="account_name"
        label="Company or team"
        optional
        autoComplete="organization"
        error={fields?.account_name}
        defaultValue={values?.account_name}
      />
      <Field
        name="email"
        type="email"
        label="Email address"
        autoComplete="email"
        required
        error={fields?.email}
        defaultValue={values?.email}
      />
      <NewPasswordField error={fields?.password} />
      {plan && <input type="hidden" name="plan" value={plan} />}
      {interval && <input type="hidden" name="interval" value={interval} />}
      {next && <input type="hidden" name="next" value={next} />}
      <SubmitButton variant="brand" size="lg" className="w-full" pendingLabel="Creating your account">
        {plan ? "Continue to payment" : "Start free trial"}
      </SubmitButton>
      <Consent />
    </form>
  );
}

function SignInInstead({ email }: { email: string }) {
  return (
    <a
      href={`/login?email=${encodeURIComponent(email)}`}
      className="font-medium underline underline-offset-4"
    >
      Sign in instead
    </a>
  );
}

function Consent() {
  return (
    <p className="text-center text-xs text-muted">
      By signing up you agree to the{" "}
      <a href="/terms" className="underline">
        terms
      </a>{" "}
      and the{" "}
      <a href="/privacy" className="underline">
        privacy notice
      </a>
      .
    </p>
  );
}
