"use client";

import { CountryField } from "@/components/settings/country-field";
import { Field } from "@/components/ui/form/field";
import { FormError, FormSuccess } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Card } from "@/components/ui/page/card";
import type { FormAction } from "@/lib/actions/form-state";

/** [field name, label, autocomplete token, may be left out] */
const FIELDS = [
  ["billing_name", "Company or full name", "organization", false],
  ["billing_address_line1", "Address", "street-address", false],
  ["billing_postal_code", "Postal code", "postal-code", true],
  ["billing_city", "City", "address-level2", false],
  ["tax_id", "Tax number", "off", true],
] as const;

interface BillingDetailsFormProps {
  action: FormAction;
  /** What is known: the account's name. */
  name: string;
}

/** Asked once, before the first invoice is paid: to whom it is made out. */
export function BillingDetailsForm({ action, name }: BillingDetailsFormProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <Card
      title="Who is the invoice for?"
      description="We print this on the invoice, so that you can file it."
    >
      <form action={formAction} className="space-y-4" noValidate>
        <FormError error={state.error} />
        <FormSuccess message={state.ok && "Saved. Your invoice has it now."} />
        <div className="grid gap-4 sm:grid-cols-2">
          {FIELDS.map(([field, label, autoComplete, optional]) => (
            <Field
              key={field}
              name={field}
              label={label}
              autoComplete={autoComplete}
              optional={optional}
              required={!optional}
              error={state.fields?.[field]}
              defaultValue={state.values?.[field] ?? (field === "billing_name" ? name : "")}
            />
          ))}
          <CountryField
            name="billing_country"
            label="Country"
            autoComplete="country"
            required
            error={state.fields?.billing_country}
            defaultValue={state.values?.billing_country ?? ""}
          />
        </div>
        <SubmitButton>Save for the invoice</SubmitButton>
      </form>
    </Card>
  );
}
