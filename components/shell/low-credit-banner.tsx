"use client";

import { LinkButton } from "@/components/ui/form/button";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import type { FormAction } from "@/lib/actions/form-state";

interface LowCreditBannerProps {
  /** The threshold that is reached. */
  percent: number;
  credits: number;
  canUpgrade: boolean;
  putAsideAction: FormAction;
}

const number = new Intl.NumberFormat("en-US");

export function LowCreditBanner({ percent, credits, canUpgrade, putAsideAction }: LowCreditBannerProps) {
  const [state, formAction] = useFormAction(putAsideAction);
  return (
    <Alert
      tone={percent === 5 ? "danger" : "warning"}
      className="mb-6"
      title={credits === 0 ? "No credits left" : `Less than ${percent} % of your credits are left`}
      action={
        <form action={formAction} className="flex flex-wrap items-start gap-2">
          {canUpgrade && (
            <LinkButton size="sm" href="/billing">
              See plans
            </LinkButton>
          )}
          <SubmitButton variant="ghost" size="sm">
            Put aside
          </SubmitButton>
        </form>
      }
    >
      {credits > 0 && `${number.format(credits)} are left. `}
      Work that costs credits is refused once they are used up. A bigger plan brings more immediately.
      <FormError error={state.error} />
    </Alert>
  );
}
