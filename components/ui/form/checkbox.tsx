import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";
import { FieldError, type FieldText, fieldWiring } from "./field-shell";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> &
  Omit<FieldText, "label" | "optional"> & { label: ReactNode };

/** A native checkbox with its label to the right; `hint` below it. Sends "on". */
export function Checkbox({ label, hint, error, id, className, ...props }: CheckboxProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  return (
    <div className={cn("space-y-1", className)}>
      <label htmlFor={controlId} className="flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-4.5 shrink-0 accent-brand"
          {...props}
          {...fieldWiring(controlId, { label, hint, error })}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${controlId}-hint`} className="pl-7 text-xs text-muted">
          {hint}
        </p>
      )}
      <FieldError id={`${controlId}-error`} error={error} />
    </div>
  );
}
