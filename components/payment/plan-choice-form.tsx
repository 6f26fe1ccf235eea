"use client";

import { SelectField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { Options } from "@/components/ui/form/options";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { BillingInterval } from "@/db/words";
import type { FormAction } from "@/lib/actions/form-state";

export interface PlanChoiceOption {
  slug: string;
  name: string;
  prices: Record<BillingInterval, string>;
}

interface PlanChoiceFormProps {
  action: FormAction;
  plans: readonly PlanChoiceOption[];
  planSlug?: string;
  interval: BillingInterval;
}

/** Plan and interval, before anything is paid: the invoice follows. */
export function PlanChoiceForm({ action, plans, planSlug, interval }: PlanChoiceFormProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-4">
      <FormError error={state.error} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="plan_slug"
          label="Plan"
          defaultValue={state.values?.plan_slug ?? planSlug}
          error={state.fields?.plan_slug}
        >
          <Options
            of={plans.map((plan) => [plan.slug, `${plan.name}: ${plan.prices.month}, ${plan.prices.year}`])}
          />
        </SelectField>
        <SelectField
          name="billing_interval"
          label="Paid"
          defaultValue={state.values?.billing_interval ?? interval}
          error={state.fields?.billing_interval}
        >
          <option value="month">Monthly</option>
          <option value="year">Yearly, 15 % less</option>
        </SelectField>
      </div>
      <SubmitButton variant="secondary" pendingLabel="One moment…">
        Use this plan
      </SubmitButton>
    </form>
  );
}
