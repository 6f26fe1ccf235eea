"use client";

import Link from "next/link";
import { ShownOnce } from "@/components/ui/data/shown-once";
import { FormError } from "@/components/ui/form/form-error";
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
  const made = (state.data as { key: string } | undefined)?.key;
  if (made) return <ShownOnce what="key" secret={made} />;
  return (
    <form action={formAction} className="space-y-3">
      <FormError error={state.error}>
        {state.code === "email_not_verified" && (
          <Link href="/verify-email" className="underline underline-offset-4">
            Send the link again
          </Link>
        )}
      </FormError>
      <input type="hidden" name="site_id" value={siteId} />
      <SubmitButton size="sm" variant={hasKey ? "secondary" : "primary"} pendingLabel="Making…">
        {hasKey ? "Make another key" : "Make a key"}
      </SubmitButton>
    </form>
  );
}
