"use client";

import { LoaderCircle } from "lucide-react";
import type { ComponentProps, MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

/**
 * Sends the form around it. While that runs it says so and refuses a second press, without `disabled`, which would
 * drop the focus. `pendingLabel` replaces the text meanwhile.
 */
export function SubmitButton({
  children,
  pendingLabel,
  onClick,
  ...props
}: ComponentProps<typeof Button> & { pendingLabel?: string }) {
  const { pending } = useFormStatus();
  const press = (event: MouseEvent<HTMLButtonElement>) =>
    pending ? event.preventDefault() : onClick?.(event);
  return (
    <Button type="submit" aria-disabled={pending || undefined} onClick={press} {...props}>
      {pending && <LoaderCircle aria-hidden className="animate-spin" />}
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  );
}
