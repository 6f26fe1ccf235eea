"use client";

import { useActionState } from "react";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/actions/form-state";

/** Leads to the page where the order is paid. */
export function BuyForm({ id, name, action }: { id: number; name: string; action: FormAction }) {
  const [state, formAction] = useActionState(action, {});
  return (
    <form action={formAction} className="flex flex-col items-end gap-1">
      <input type="hidden" name="package_id" value={id} />
      <SubmitButton variant="secondary" size="sm" aria-label={`Buy ${name}`} pendingLabel="One moment…">
        Buy
      </SubmitButton>
      {state.error && (
        <p role="alert" className="max-w-64 text-right text-xs text-danger">
          {state.error}
        </p>
      )}
    </form>
  );
}
