"use client";

import { useEffect } from "react";
import { LimitNotice } from "@/components/sites/limit-notice";
import { SelectField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { Options } from "@/components/ui/form/options";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import type { LimitStanding } from "@/lib/accounts/limit-standing";
import type { FormAction } from "@/lib/actions/form-state";
import type { ConnectChoices } from "@/lib/bridge/connect/list-connect-choices";

interface ConnectFormProps {
  action: FormAction;
  /** What WordPress asked for. */
  query: string;
  site: string;
  choices: ConnectChoices;
  standing: LimitStanding;
}

/** Which site it is, what is sent, and the one button. */
export function ConnectForm({ action, query, site, choices, standing }: ConnectFormProps) {
  const [state, formAction] = useFormAction(action);
  const returnTo = (state.data as { returnTo: string } | undefined)?.returnTo;
  useEffect(() => {
    if (returnTo) window.location.assign(returnTo);
  }, [returnTo]);
  if (returnTo) return <WayBack href={returnTo} />;
  const mayAdd = !standing.isReached && choices.matchingId === undefined;
  if (!mayAdd && choices.sites.length === 0) return <LimitNotice standing={standing} canUpgrade />;
  return (
    <form action={formAction} className="space-y-5">
      <FormError error={state.error ?? state.fields?.url?.[0]} />
      <input type="hidden" name="query" value={query} />
      <SelectField
        name="site_id"
        label="Site"
        hint={`Your plan ${standing.planName} has ${standing.limit} ${standing.limit === 1 ? "site" : "sites"}; ${standing.used} in use.`}
        error={state.fields?.site_id}
        defaultValue={state.values?.site_id ?? choices.matchingId ?? ""}
      >
        {mayAdd && <option value="">New site: {site}</option>}
        <Options of={choices.sites.map(({ id, name, url }) => [id, `${name} (${url})`])} />
      </SelectField>
      <WhatIsSent />
      <SubmitButton variant="brand" size="lg" className="w-full" pendingLabel="Connecting…">
        Connect
      </SubmitButton>
    </form>
  );
}

function WhatIsSent() {
  return (
    <div className="space-y-2 text-sm text-muted">
      <p className="font-medium text-text">What WordPress will send</p>
      <ul className="list-disc space-y-1 pl-5">
        <li>
          Of each public post, page and product, drafts and private ones included: title, address, type,
          status and time of the last change. Never the text.
        </li>
        <li>The site’s address, icon, and versions of WordPress, PHP and the plugin.</li>
        <li>Nothing about your users or visitors.</li>
      </ul>
      <p>If another WordPress is connected as this site, this one takes its place.</p>
    </div>
  );
}

function WayBack({ href }: { href: string }) {
  return (
    <Alert tone="success" role="status" title="Taking you back to WordPress">
      <a href={href} className="underline underline-offset-4">
        Continue to WordPress
      </a>
    </Alert>
  );
}
