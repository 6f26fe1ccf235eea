"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useToastedAction } from "@/components/ui/form/use-toasted-action";
import type { FormAction, FormState } from "@/lib/actions/form-state";

interface EndpointActProps {
  action: FormAction;
  /** What the form sends, without being asked. */
  sends: Record<string, string | number>;
  variant?: "primary" | "secondary" | "danger";
  size?: "sm" | "md";
  /** The answer of the endpoint comes a moment later: the page looks for it. */
  awaitsAnswer?: boolean;
  /** What is asked for first. */
  asks?: ReactNode;
  children: ReactNode;
}

/** One thing to do with an endpoint, behind one button. */
export function EndpointAct({
  action,
  sends,
  variant,
  size,
  awaitsAnswer,
  asks,
  children,
}: EndpointActProps) {
  const [state, formAction] = useToastedAction(action);
  useLaterRefresh(awaitsAnswer ? state : undefined);
  return (
    <form action={formAction} className="space-y-2">
      <FormError error={state.error} />
      {Object.entries(sends).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-end gap-3">
        {asks}
        <SubmitButton variant={variant} size={size}>
          {children}
        </SubmitButton>
      </div>
    </form>
  );
}

/** Sending takes as long as the receiver does. */
const LOOKS_MS = [1_000, 3_000, 8_000, 16_000];

function useLaterRefresh(state: FormState | undefined): void {
  const router = useRouter();
  useEffect(() => {
    if (!state?.ok) return;
    const timers = LOOKS_MS.map((ms) => setTimeout(() => router.refresh(), ms));
    return () => timers.forEach(clearTimeout);
  }, [state, router]);
}
