import { clsx } from "clsx";
import type { ComponentProps } from "react";

export function Label({
  className,
  htmlFor,
  children,
  ...props
}: ComponentProps<"label"> & { htmlFor: string }) {
  return (
    <label
      htmlFor={htmlFor}
      className={clsx("block text-sm font-medium wrap-anywhere text-text", className)}
      {...props}
    >
      {children}
    </label>
  );
}
