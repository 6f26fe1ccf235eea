"use client";

import { Checkbox } from "@/components/ui/form/checkbox";
import { Field } from "@/components/ui/form/field";
import { PasswordField } from "@/components/ui/form/password-field";
import type { FormAction } from "@/lib/actions/form-state";
import { tickedIn } from "@/lib/actions/ticked-in";
import { SettingsForm } from "./settings-form";

export function ProfileForm({ action, first, last }: { action: FormAction; first: string; last: string }) {
  return (
    <SettingsForm action={action} submit="Save name">
      {({ fields, values }) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            name="first_name"
            label="First name"
            autoComplete="given-name"
            error={fields?.first_name}
            defaultValue={values?.first_name ?? first}
          />
          <Field
            name="last_name"
            label="Last name"
            autoComplete="family-name"
            error={fields?.last_name}
            defaultValue={values?.last_name ?? last}
          />
        </div>
      )}
    </SettingsForm>
  );
}

export function EmailForm({ action }: { action: FormAction }) {
  return (
    <SettingsForm action={action} submit="Change address">
      {({ fields, values }) => (
        <>
          <Field
            name="new_email"
            type="email"
            label="New address"
            hint="Both addresses get a link; it changes when both have been opened."
            autoComplete="email"
            error={fields?.new_email}
            defaultValue={values?.new_email}
          />
          <PasswordField
            name="password"
            label="Your password"
            autoComplete="current-password"
            error={fields?.password}
          />
        </>
      )}
    </SettingsForm>
  );
}

export function PasswordForm({ action }: { action: FormAction }) {
  return (
    <SettingsForm action={action} submit="Change password">
      {({ fields }) => (
        <>
          <PasswordField
            name="current_password"
            label="Current password"
            autoComplete="current-password"
            error={fields?.current_password}
          />
          <PasswordField
            name="new_password"
            label="New password"
            hint="At least 10 characters."
            autoComplete="new-password"
            error={fields?.new_password}
          />
        </>
      )}
    </SettingsForm>
  );
}

interface Choice {
  name: string;
  title: string;
  explanation: string;
  isOn: boolean;
}

export function NotificationsForm({ action, choices }: { action: FormAction; choices: Choice[] }) {
  return (
    <SettingsForm action={action} submit="Save">
      {(state) =>
        choices.map(({ name, title, explanation, isOn }) => (
          <Checkbox
            key={name}
            name={name}
            label={title}
            hint={explanation}
            defaultChecked={tickedIn(state, name, isOn ? ["on"] : []).length > 0}
          />
        ))
      }
    </SettingsForm>
  );
}
