"use client";

import { LinkButton } from "@/components/ui/form/button";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { CardFooter } from "@/components/ui/page/card";
import type { BillingInterval } from "@/db/words";
import type { FormAction } from "@/lib/actions/form-state";
import { SiteChoice } from "./site-choice";

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
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-4">
      <FormError error={state.error} />
      <input type="hidden" name="plan_slug" value={planSlug} />
      <input type="hidden" name="billing_interval" value={interval} />
      {sites.length > 0 && (
        <SiteChoice sites={sites} maxSites={maxSites} error={state.fields?.keep_site_ids} />
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
