"use client";

import { useActionState } from "react";
import { FormError } from "@/components/ui/form-error";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/actions/form-state";

/** One thing to do, with what went wrong above the button. */
export function OneButtonForm({ action, label }: { action: FormAction; label: string }) {
  const [state, formAction] = useActionState(action, {});
  return (
    <form action={formAction} className="space-y-2">
      <FormError error={state.error} />
      <SubmitButton variant="secondary" pendingLabel="One moment…">
        {label}
      </SubmitButton>
    </form>
  );
}
