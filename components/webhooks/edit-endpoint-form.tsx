"use client";

import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useToastedAction } from "@/components/ui/form/use-toasted-action";
import type { FormAction } from "@/lib/actions/form-state";
import { type EndpointDetails, EndpointFields } from "./endpoint-fields";

interface EditEndpointFormProps {
  action: FormAction;
  endpointId: number;
  endpoint: EndpointDetails;
}

export function EditEndpointForm({ action, endpointId, endpoint }: EditEndpointFormProps) {
  const [state, formAction] = useToastedAction(action);
  return (
    <form action={formAction} className="space-y-4">
      <FormError error={state.error} />
      <input type="hidden" name="endpoint_id" value={endpointId} />
      <EndpointFields state={state} endpoint={endpoint} />
      <SubmitButton pendingLabel="Saving…">Save endpoint</SubmitButton>
    </form>
  );
}
