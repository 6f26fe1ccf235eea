"use client";

import { TextareaField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";

interface DeliveryActionsProps {
  siteId: number;
  deliveryId: number;
  /** Those that are possible now. */
  actions: { approve?: FormAction; reject?: FormAction; retry?: FormAction; cancel?: FormAction };
}

/** What can be done with a delivery as it is. Each works without JavaScript. */
export function DeliveryActions({ actions, ...ids }: DeliveryActionsProps) {
  return (
    <div className="flex flex-wrap items-start gap-3">
      {actions.approve && <Act action={actions.approve} label="Approve" {...ids} />}
      {actions.retry && <Act action={actions.retry} label="Retry" {...ids} />}
      {actions.cancel && <Act action={actions.cancel} label="Cancel delivery" isSecondary {...ids} />}
      {actions.reject && <Reject action={actions.reject} {...ids} />}
    </div>
  );
}

interface ActProps {
  action: FormAction;
  siteId: number;
  deliveryId: number;
}

function Act({ action, label, isSecondary, ...ids }: ActProps & { label: string; isSecondary?: boolean }) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-2">
      <FormError error={state.error} />
      <Ids {...ids} />
      <SubmitButton variant={isSecondary ? "secondary" : "primary"}>{label}</SubmitButton>
    </form>
  );
}

function Reject({ action, ...ids }: ActProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="w-full max-w-xl space-y-2">
      <FormError error={state.error} />
      <Ids {...ids} />
      <TextareaField
        name="reason"
        label="Why not"
        rows={2}
        maxLength={500}
        required
        error={state.fields?.reason}
        defaultValue={state.values?.reason}
      />
      <SubmitButton variant="secondary">Reject</SubmitButton>
    </form>
  );
}

function Ids({ siteId, deliveryId }: { siteId: number; deliveryId: number }) {
  return (
    <>
      <input type="hidden" name="site_id" value={siteId} />
      <input type="hidden" name="delivery_id" value={deliveryId} />
    </>
  );
}
