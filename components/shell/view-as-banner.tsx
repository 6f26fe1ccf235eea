"use client";

import { Eye } from "lucide-react";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { LinkButton } from "@/components/ui/form/button";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";

interface ViewAsBannerProps {
  accountName: string;
  /** The superuser who looks. */
  staffEmail: string;
  expiresAt: Date;
  endAction: FormAction;
  /** In the back office: the way to the tenant's pages. */
  continueHref?: string;
}

/** Says on every page that this is somebody else's account, how long for, and how to leave it. */
export function ViewAsBanner({
  accountName,
  staffEmail,
  expiresAt,
  endAction,
  continueHref,
}: ViewAsBannerProps) {
  const [state, formAction] = useFormAction(endAction);
  return (
    <section
      aria-label="Viewing as the tenant"
      className="sticky top-16 z-30 mb-6 flex flex-wrap items-center gap-3 rounded-card border-2 border-warning bg-warning-soft p-3 text-sm shadow-sm lg:top-3"
    >
      <Eye aria-hidden className="size-4.5 shrink-0 text-warning" />
      <p className="min-w-48 flex-1">
        <strong className="font-semibold">{staffEmail}</strong> views{" "}
        <strong className="font-semibold">{accountName}</strong> as its owner, read-only. The view ends{" "}
        <RelativeTime at={expiresAt} className="font-semibold" />.
      </p>
      <FormError error={state.error} />
      {continueHref && (
        <LinkButton href={continueHref} size="sm" variant="secondary">
          Continue
        </LinkButton>
      )}
      <form action={formAction}>
        <SubmitButton size="sm" variant="secondary" pendingLabel="Ending…">
          End the view
        </SubmitButton>
      </form>
    </section>
  );
}
