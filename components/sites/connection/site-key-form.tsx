"use client";

import { KeyError } from "@/components/api-keys/key-error";
import { MadeKey, madeKey } from "@/components/api-keys/made-key";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";

interface SiteKeyFormProps {
  siteId: number;
  hasKey: boolean;
  action: FormAction;
}

/** Makes a key for the site and shows it, this once. */
export function SiteKeyForm({ siteId, hasKey, action }: SiteKeyFormProps) {
  const [state, formAction] = useFormAction(action);
  const secret = madeKey(state);
  if (secret) return <MadeKey secret={secret} />;
  return (
    <form action={formAction} className="space-y-3">
      <KeyError state={state} />
      <input type="hidden" name="site_id" value={siteId} />
      <SubmitButton size="sm" variant={hasKey ? "secondary" : "primary"} pendingLabel="Making…">
        {hasKey ? "Make another key" : "Make a key"}
      </SubmitButton>
    </form>
  );
}
