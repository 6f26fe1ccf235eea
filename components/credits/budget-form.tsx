"use client";

import { Input } from "@/components/ui/form/input";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useToastedAction } from "@/components/ui/form/use-toasted-action";
import type { FormAction } from "@/lib/actions/form-state";
import type { BudgetRow } from "./budget-row";

/** One cap: empty means none. Works without JavaScript. */
export function BudgetForm({ row, action }: { row: BudgetRow; action: FormAction }) {
  const [state, formAction] = useToastedAction(action);
  return (
    <form action={formAction} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name={row.field} value={row.id} />
      <span className="w-32">
        <Input
          name="monthly_cap"
          type="number"
          min={0}
          step={1}
          placeholder="No budget"
          aria-label={`Credits a month for ${row.name}`}
          defaultValue={state.values?.monthly_cap ?? row.budget?.monthlyCap ?? ""}
        />
      </span>
      <SubmitButton variant="ghost" size="sm" aria-label={`Save the budget of ${row.name}`}>
        Save
      </SubmitButton>
      {state.error && (
        <p role="alert" className="max-w-64 text-xs text-danger">
          {state.error}
        </p>
      )}
    </form>
  );
}
