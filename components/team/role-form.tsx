"use client";

import { Options } from "@/components/ui/form/options";
import { Select } from "@/components/ui/form/select";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useToastedAction } from "@/components/ui/form/use-toasted-action";
import type { FormAction } from "@/lib/actions/form-state";
import type { RoleChoice } from "./invite-form";

interface RoleFormProps {
  memberId: number;
  /** Whose role it is, for screen readers. */
  person: string;
  role: string;
  roles: RoleChoice[];
  action: FormAction;
}

export function RoleForm({ memberId, person, role, roles, action }: RoleFormProps) {
  const [state, formAction] = useToastedAction(action);
  return (
    <form action={formAction} className="flex flex-col gap-1">
      <input type="hidden" name="member_id" value={memberId} />
      <div className="flex items-center gap-2">
        <span className="w-28">
          <Select name="role" aria-label={`Role of ${person}`} defaultValue={state.values?.role ?? role}>
            <Options of={roles.map((choice) => [choice.role, choice.name])} />
          </Select>
        </span>
        <SubmitButton variant="ghost" size="sm" aria-label={`Save the role of ${person}`}>
          Save
        </SubmitButton>
      </div>
      {state.error && (
        <p role="alert" className="max-w-64 text-xs text-danger">
          {state.error}
        </p>
      )}
    </form>
  );
}
