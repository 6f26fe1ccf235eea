import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={cn("field-control py-2", className)} {...props} />;
}
