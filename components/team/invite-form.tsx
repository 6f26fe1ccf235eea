"use client";

import { CopyButton } from "@/components/ui/data/copy-button";
import { Field, SelectField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { Options } from "@/components/ui/form/options";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import type { FormAction, FormState } from "@/lib/actions/form-state";

export interface RoleChoice {
  role: string;
  name: string;
  may: string;
}

interface InviteFormProps {
  roles: RoleChoice[];
  /** No seat is left: what the last invitation answered stays, the fields go. */
  isFull: boolean;
  action: FormAction;
}

export function InviteForm({ roles, isFull, action }: InviteFormProps) {
  const [state, formAction] = useFormAction(action);
  const made = state.data as { url: string } | undefined;
  return (
    <form action={formAction} className="space-y-4" noValidate>
      <FormError error={state.error} />
      {made && <Sent message={state.message ?? ""} url={made.url} />}
      {isFull && <p className="text-muted">There is no seat left. Revoke an invitation, or upgrade.</p>}
      {!isFull && <InviteFields roles={roles} state={state} />}
    </form>
  );
}

function InviteFields({ roles, state }: { roles: RoleChoice[]; state: FormState }) {
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-[1fr_12rem]">
        <Field
          name="email"
          type="email"
          label="Email address"
          placeholder="ed@example.com"
          autoComplete="off"
          required
          error={state.fields?.email}
          defaultValue={state.values?.email}
        />
        <SelectField
          name="role"
          label="Role"
          error={state.fields?.role}
          defaultValue={state.values?.role ?? "editor"}
        >
          <Options of={roles.map(({ role, name }) => [role, name])} />
        </SelectField>
      </div>
      <SubmitButton pendingLabel="Inviting…">Send invitation</SubmitButton>
    </>
  );
}

function Sent({ message, url }: { message: string; url: string }) {
  return (
    <Alert tone="success" role="status" title={message} action={<CopyButton value={url} label="Copy link" />}>
      It works for 7 days, for that address only.
    </Alert>
  );
}
