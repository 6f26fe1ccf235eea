"use client";

import { Checkbox } from "@/components/ui/form/checkbox";
import { Field, SelectField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { Options } from "@/components/ui/form/options";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useToastedAction } from "@/components/ui/form/use-toasted-action";
import type { FormAction, FormState } from "@/lib/actions/form-state";
import type { TopUpFacts } from "./top-up-facts";

interface TopUpFormProps {
  packages: { id: number; words: string }[];
  topUp?: TopUpFacts;
  action: FormAction;
}

/** Works without JavaScript. */
export function TopUpForm({ packages, topUp, action }: TopUpFormProps) {
  const [state, formAction] = useToastedAction(action);
  const { values, fields } = state;
  return (
    <form action={formAction} className="space-y-4">
      <FormError error={state.error} />
      <Checkbox
        name="enabled"
        label="Buy credits automatically"
        defaultChecked={values ? values.enabled === "on" : topUp?.isEnabled}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="package_id"
          label="Package"
          error={fields?.package_id}
          defaultValue={values?.package_id ?? topUp?.packageId}
        >
          <Options of={packages.map(({ id, words }) => [id, words])} />
        </SelectField>
        <Field
          name="threshold"
          type="number"
          min={1}
          label="When fewer credits are available than"
          error={fields?.threshold}
          defaultValue={values?.threshold ?? topUp?.threshold ?? 500}
        />
        <MonthlyCaps state={state} topUp={topUp} />
      </div>
      <SubmitButton variant="secondary">Save</SubmitButton>
    </form>
  );
}

function MonthlyCaps({ state: { values, fields }, topUp }: { state: FormState; topUp?: TopUpFacts }) {
  return (
    <>
      <Field
        name="max_per_month"
        type="number"
        min={1}
        max={31}
        label="Purchases a month, at most"
        hint="Calendar months in UTC."
        error={fields?.max_per_month}
        defaultValue={values?.max_per_month ?? topUp?.maxPerMonth ?? 2}
      />
      <Field
        name="max_amount_per_month"
        inputMode="decimal"
        label="Money a month, at most"
        hint="Taxes included."
        error={fields?.max_amount_per_month}
        defaultValue={values?.max_amount_per_month ?? topUp?.maxAmount ?? ""}
      />
    </>
  );
}
