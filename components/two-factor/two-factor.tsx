"use client";

import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import { DisableTwoFactor } from "./disable-two-factor";
import { EnableTwoFactor, type SetUp } from "./enable-two-factor";
import { RecoveryCodes } from "./recovery-codes";

interface TwoFactorProps {
  enable: FormAction;
  disable: FormAction;
  /** Undefined where it is on. */
  start: SetUp | undefined;
  isRequired: boolean;
}

/** Off, just switched on, or on. One component for all three: signing in again redraws the page, and the codes have to stay. */
export function TwoFactor({ enable, disable, start, isRequired }: TwoFactorProps) {
  const [state, formAction] = useFormAction(enable);
  if (state.ok) return <RecoveryCodes codes={state.data as string[]} />;
  if (!start) return <DisableTwoFactor action={disable} isRequired={isRequired} />;
  return <EnableTwoFactor start={start} state={state} formAction={formAction} />;
}
