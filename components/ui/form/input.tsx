import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** A text input. With a label, a hint and an error: Field in field.tsx. */
export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={clsx("field-control h-9", className)} {...props} />;
}
