"use client";

import Link from "next/link";
import { TextareaField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import type { FormAction } from "@/lib/actions/form-state";
import type { AddedSite } from "@/lib/sites/list/many-sites";

/** A paste of sites; the lines that could not be added stay in it, each with its reason. */
export function ManySitesForm({ action }: { action: FormAction }) {
  const [state, formAction] = useFormAction(action);
  const added = (state.data as AddedSite[] | undefined) ?? [];
  const refused = added.filter(({ error }) => error);
  return (
    <form action={formAction} className="space-y-5" noValidate>
      <FormError error={state.error} />
      {added.length > 0 && <Outcome added={added} />}
      <TextareaField
        key={refused.map(({ line }) => line).join("\n")}
        name="sites"
        label="Sites"
        hint="One per line: an address, or a name and an address with a comma or a tab between them."
        placeholder={"https://blog.example.com\nBakery, bakery.example.com"}
        rows={10}
        required
        spellCheck={false}
        error={state.fields?.sites}
        defaultValue={state.values?.sites ?? refused.map(({ line }) => line).join("\n")}
      />
      <SubmitButton pendingLabel="Adding…">Add sites</SubmitButton>
    </form>
  );
}

function Outcome({ added }: { added: readonly AddedSite[] }) {
  const count = added.filter(({ siteId }) => siteId).length;
  return (
    <Alert
      role="status"
      tone={count === added.length ? "success" : "warning"}
      title={`${count} of ${added.length} added`}
    >
      <ul>
        {added.map(({ line, name, siteId, error }) => (
          <li key={`${line} ${siteId}`}>
            {siteId ? (
              <Link href={`/sites/${siteId}`} className="underline underline-offset-4">
                {name}
              </Link>
            ) : (
              <>
                {line}: {error}
              </>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
