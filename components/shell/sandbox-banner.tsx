"use client";

import { FlaskConical } from "lucide-react";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";

/** Says on every page that this is the sandbox, and how to leave it. */
export function SandboxBanner({ leave }: { leave: FormAction | undefined }) {
  return (
    <section
      aria-label="Sandbox"
      className="sticky top-16 z-30 mb-6 flex flex-wrap items-center gap-3 rounded-card border-2 border-warning bg-warning-soft p-3 text-sm shadow-sm lg:top-3"
    >
      <FlaskConical aria-hidden className="size-4.5 shrink-0 text-warning" />
      <p className="min-w-48 flex-1">
        <strong className="font-semibold">Sandbox:</strong> nothing here is real.
      </p>
      {leave && <LeaveForm action={leave} />}
    </section>
  );
}

function LeaveForm({ action }: { action: FormAction }) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="flex items-center gap-3">
      <FormError error={state.error} />
      <SubmitButton size="sm" variant="secondary" pendingLabel="Leaving…">
        Leave the sandbox
      </SubmitButton>
    </form>
  );
}
