"use client";

import { LinkButton } from "@/components/ui/form/button";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";

export function DeleteSiteForm({ action, siteId }: { action: FormAction; siteId: number }) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-4">
      <FormError error={state.error} />
      <input type="hidden" name="site_id" value={siteId} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="danger" pendingLabel="Deleting…">
          Delete site
        </SubmitButton>
        <LinkButton variant="secondary" href={`/sites/${siteId}`}>
          Keep it
        </LinkButton>
      </div>
    </form>
  );
}
