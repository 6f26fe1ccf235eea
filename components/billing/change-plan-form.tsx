"use client";

import { useActionState } from "react";
import { LinkButton } from "@/components/ui/button";
import { CardFooter } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { FormError } from "@/components/ui/form-error";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/actions/form-state";
import type { BillingInterval } from "@/lib/plans/plan";

interface ChangePlanFormProps {
  action: FormAction;
  planSlug: string;
  interval: BillingInterval;
  label: string;
  maxSites: number;
  /** To choose from, where the smaller plan has no room for all of them. */
  sites: readonly { id: number; name: string }[];
}

export function ChangePlanForm({ action, planSlug, interval, label, maxSites, sites }: ChangePlanFormProps) {
  const [state, formAction] = useActionState(action, {});
  return (
    <form action={formAction} className="space-y-4">
      <FormError error={state.error} />
      <input type="hidden" name="plan_slug" value={planSlug} />
      <input type="hidden" name="billing_interval" value={interval} />
      {sites.length > 0 && (
        <fieldset className="space-y-2">
          <legend className="mb-2 font-medium">
            Which {maxSites === 1 ? "site stays" : `${maxSites} sites stay`} active?
          </legend>
          {sites.map(({ id, name }, index) => (
            <Checkbox
              key={id}
              name="keep_site_ids"
              value={id}
              label={name}
              defaultChecked={index < maxSites}
            />
          ))}
        </fieldset>
      )}
      <CardFooter>
        <LinkButton href="/billing" variant="ghost">
          Back
        </LinkButton>
        <SubmitButton pendingLabel="One moment…">{label}</SubmitButton>
      </CardFooter>
    </form>
  );
}
