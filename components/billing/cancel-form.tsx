"use client";

import { LinkButton } from "@/components/ui/form/button";
import { TextareaField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { CardFooter } from "@/components/ui/page/card";
import type { FormAction } from "@/lib/actions/form-state";

export function CancelForm({ action }: { action: FormAction }) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-4">
      <FormError error={state.error} />
      <TextareaField
        name="reason"
        label="What made you decide?"
        optional
        maxLength={500}
        error={state.fields?.reason}
        defaultValue={state.values?.reason}
      />
      <CardFooter>
        <LinkButton href="/billing" variant="ghost">
          Keep it
        </LinkButton>
        <SubmitButton variant="danger" pendingLabel="Cancelling…">
          Cancel subscription
        </SubmitButton>
      </CardFooter>
    </form>
  );
}
