"use client";

import { Field } from "@/components/ui/form/field";
import { PasswordField } from "@/components/ui/form/password-field";
import type { FormAction } from "@/lib/actions/form-state";
import { CountryField } from "./country-field";
import { SettingsForm } from "./settings-form";

/** [field name, label, autocomplete token], in the order an address is written. */
const FIELDS = [
  ["name", "Account name", "organization"],
  ["billing_name", "Name on invoices", "organization"],
  ["billing_email", "Invoices go to", "email"],
  ["billing_address_line1", "Address", "address-line1"],
  ["billing_address_line2", "Address, second line", "address-line2"],
  ["billing_postal_code", "Postal code", "postal-code"],
  ["billing_city", "City", "address-level2"],
  ["billing_country", "Country", "country"],
  ["tax_id", "Tax number", "off"],
] as const;

export type AccountDetails = Record<(typeof FIELDS)[number][0], string | null> & {
  billing_email_confirmed: boolean;
};

export function AccountForm({ action, account }: { action: FormAction; account: AccountDetails }) {
  return (
    <SettingsForm action={action} submit="Save details">
      {({ fields, values }) => (
        <div className="grid gap-4 sm:grid-cols-2">
          {FIELDS.map(([name, label, autoComplete]) => {
            const defaultValue = values?.[name] ?? account[name] ?? "";
            const hint = name === "billing_email" ? billingEmailHint(account) : undefined;
            const props = { name, label, autoComplete, hint, error: fields?.[name], defaultValue };
            return name === "billing_country" ? (
              <CountryField key={name} optional {...props} />
            ) : (
              <Field key={name} optional={name !== "name"} {...props} />
            );
          })}
        </div>
      )}
    </SettingsForm>
  );
}

/** Where documents go for now, while nobody who reads the address has agreed. */
function billingEmailHint({ billing_email, billing_email_confirmed }: AccountDetails): string {
  if (!billing_email) return "Empty: every owner gets them. An address outside the team is asked first.";
  if (billing_email_confirmed) return "Confirmed.";
  return `Not confirmed yet: we emailed ${billing_email} a link. Until it is used, every owner gets them. Save to send another link, once a day.`;
}

export function CloseAccountForm({ action, accountName }: { action: FormAction; accountName: string }) {
  return (
    <SettingsForm action={action} submit="Close account" danger>
      {({ fields, values }) => (
        <>
          <Field
            name="confirm_name"
            label={`Type “${accountName}” to confirm`}
            autoComplete="off"
            error={fields?.confirm_name}
            defaultValue={values?.confirm_name}
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
