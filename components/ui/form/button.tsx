import Link from "next/link";
import * as Slot from "radix-ui/slot";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { type ButtonLook, buttonClass } from "./button-class";

type ButtonProps = ComponentProps<"button"> & ButtonLook & { asChild?: boolean };

/** A button; `type="button"` unless told otherwise. In a form use SubmitButton, for navigation LinkButton. */
export function Button({ variant, size, className, asChild, type = "button", ...props }: ButtonProps) {
  const look = cn(buttonClass({ variant, size }), className);
  if (asChild) return <Slot.Root className={look} {...props} />;
  return <button type={type} className={look} {...props} />;
}

export function LinkButton({ variant, size, className, ...props }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link className={cn(buttonClass({ variant, size }), className)} {...props} />;
}
