"use client";

import { LinkButton } from "@/components/ui/form/button";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Field, SelectField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { Options } from "@/components/ui/form/options";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction, FormState } from "@/lib/actions/form-state";
import { tickedIn } from "@/lib/actions/ticked-in";

interface SiteFormProps {
  action: FormAction;
  industries: { id: number; name: string }[];
  /** The site to change; without it the form makes a new one. */
  site?: {
    id: number;
    name: string;
    url: string;
    industryId: number | null;
    requireApproval: boolean;
    createTerms: boolean;
  };
}

export function SiteForm({ action, industries, site }: SiteFormProps) {
  const [state, formAction] = useFormAction(action);
  const typed = state.values ?? {};
  return (
    <form action={formAction} className="space-y-5" noValidate>
      <FormError error={state.error} />
      {site && <input type="hidden" name="site_id" value={site.id} />}
      <Field
        name="name"
        label="Name"
        hint="What your team calls this site."
        maxLength={100}
        required
        error={state.fields?.name}
        defaultValue={typed.name ?? site?.name}
      />
      <Field
        name="url"
        label="Address"
        hint="The public address of the WordPress site."
        placeholder="https://example.com"
        inputMode="url"
        autoComplete="url"
        required
        error={state.fields?.url}
        defaultValue={typed.url ?? site?.url}
      />
      <SelectField
        name="industry_id"
        label="Industry"
        optional
        hint="Brings sector templates that fit."
        error={state.fields?.industry_id}
        defaultValue={typed.industry_id ?? site?.industryId ?? ""}
      >
        <option value="">None of these</option>
        <Options of={industries.map(({ id, name }) => [id, name])} />
      </SelectField>
      {site && <DeliverySettings site={site} state={state} />}
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingLabel="Saving…">{site ? "Save changes" : "Add site"}</SubmitButton>
        <LinkButton variant="ghost" href={site ? `/sites/${site.id}` : "/sites"}>
          Cancel
        </LinkButton>
      </div>
    </form>
  );
}

function DeliverySettings({ site, state }: { site: NonNullable<SiteFormProps["site"]>; state: FormState }) {
  const isTicked = (name: string, before: boolean) =>
    tickedIn(state, name, before ? ["on"] : []).includes("on");
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 text-sm font-medium">Content from IGNY8</legend>
      <Checkbox
        name="require_approval"
        label="A person approves it first"
        hint="It waits on the site's Deliveries page until somebody approves it."
        defaultChecked={isTicked("require_approval", site.requireApproval)}
      />
      <Checkbox
        name="create_terms"
        label="It may add categories and tags"
        hint="Otherwise those that the site does not have are left out."
        defaultChecked={isTicked("create_terms", site.createTerms)}
      />
    </fieldset>
  );
}
