"use client";

import { LoaderCircle } from "lucide-react";
import type { ComponentProps, MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "./button-class";

/**
 * Sends the form around it. While that runs it says so and refuses a second press, without `disabled`, which would
 * drop the focus. `pendingLabel` replaces the text meanwhile.
 */
export function SubmitButton({
  children,
  pendingLabel,
  onClick,
  variant,
  size,
  className,
  ...props
}: ComponentProps<"button"> & ButtonLook & { pendingLabel?: string }) {
  const { pending } = useFormStatus();
  const press = (event: MouseEvent<HTMLButtonElement>) =>
    pending ? event.preventDefault() : onClick?.(event);
  return (
    <button
      type="submit"
      className={buttonClass({ variant, size, className })}
      aria-disabled={pending || undefined}
      onClick={press}
      {...props}
    >
      {pending && <LoaderCircle aria-hidden className="animate-spin" />}
      {pending && pendingLabel ? pendingLabel : children}
    </button>
  );
}
