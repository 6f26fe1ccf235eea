import { PasswordField } from "@/components/ui/form/password-field";

interface NewPasswordFieldProps {
  error: string[] | undefined;
  label?: string;
  name?: string;
}

/** Password managers offer a new one here; the rules are lib/auth/passwords/password-rules.ts. */
export function NewPasswordField({ error, label = "Password", name = "password" }: NewPasswordFieldProps) {
  return (
    <PasswordField
      keepsTyped
      name={name}
      label={label}
      hint="At least 10 characters. A few unrelated words do well."
      autoComplete="new-password"
      minLength={10}
      maxLength={200}
      required
      error={error}
    />
  );
}
