"use client";

import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";

interface StayFormProps {
  action: FormAction;
  plan: { slug: string; name: string; interval: string };
}

/** Takes back the choice of a plan that nobody has paid. */
export function StayForm({ action, plan }: StayFormProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-2">
      <FormError error={state.error} />
      <input type="hidden" name="plan_slug" value={plan.slug} />
      <input type="hidden" name="billing_interval" value={plan.interval} />
      <SubmitButton variant="secondary" pendingLabel="One moment…">
        Stay on {plan.name}
      </SubmitButton>
    </form>
  );
}
