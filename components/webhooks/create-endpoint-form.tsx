"use client";

import { ShownOnce } from "@/components/ui/data/shown-once";
import { LinkButton } from "@/components/ui/form/button";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import { EndpointFields } from "./endpoint-fields";
import { shownSecret } from "./shown-secret";

/** Adds an endpoint and shows its secret, this once. */
export function CreateEndpointForm({ action }: { action: FormAction }) {
  const [state, formAction] = useFormAction(action);
  const made = shownSecret(state);
  return (
    <form action={formAction} className="space-y-4">
      {made && (
        <>
          <ShownOnce what="signing secret" secret={made.secret} />
          <LinkButton variant="secondary" size="sm" href={`/settings/webhooks/${made.endpointId}`}>
            Open the endpoint
          </LinkButton>
        </>
      )}
      <FormError error={state.error} />
      <EndpointFields state={state} />
      <SubmitButton pendingLabel="Adding…">Add endpoint</SubmitButton>
    </form>
  );
}
