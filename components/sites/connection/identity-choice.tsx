"use client";

import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import type { FormAction } from "@/lib/actions/form-state";

export interface IdentityChoiceProps {
  siteId: number;
  /** The address of the WordPress that is connected. */
  connectedUrl: string;
  /** The one that asks to be this site. */
  rival: { siteUrl: string; installId: string | null };
  /** Undefined: the viewer's role may not decide. */
  action: FormAction | undefined;
}

/** Two WordPress installations say that they are this site: somebody decides which one is. */
export function IdentityChoice({ siteId, connectedUrl, rival, action }: IdentityChoiceProps) {
  const [state, formAction] = useFormAction(action ?? unavailable);
  return (
    <Alert tone="warning" title="Two WordPress sites use this connection" className="mb-4">
      <p>
        Connected: <strong>{connectedUrl}</strong>. Another one called as this site and was refused:{" "}
        <strong>{rival.siteUrl}</strong>.
      </p>
      {rival.installId === null && <p className="mt-2">{TOO_OLD}</p>}
      {action ? (
        <form action={formAction} className="mt-3 space-y-3">
          <FormError error={state.error} />
          <input type="hidden" name="site_id" value={siteId} />
          <input type="hidden" name="site_url" value={rival.siteUrl} />
          <input type="hidden" name="install_id" value={rival.installId ?? ""} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton size="sm" name="choice" value="moved" pendingLabel="Saving…">
              It moved
            </SubmitButton>
            <SubmitButton size="sm" variant="secondary" name="choice" value="copy" pendingLabel="Saving…">
              It is a copy
            </SubmitButton>
          </div>
          <p className="text-muted">
            “It moved” connects {rival.siteUrl} and refuses {connectedUrl} from now on. “It is a copy” keeps{" "}
            {connectedUrl} connected, and the copy can’t change anything here.
          </p>
        </form>
      ) : (
        <p className="mt-2 text-muted">Ask an editor, admin or owner of your account to decide.</p>
      )}
    </Alert>
  );
}

const TOO_OLD =
  "It doesn’t say which installation it is. If it runs our WordPress plugin, update the plugin there: versions before 1.2 can’t tell a copy from the original.";

const unavailable: FormAction = async (previous) => previous;
