"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, type RefObject, useEffect, useId, useRef, useState } from "react";
import { FieldShell, type FieldText, fieldWiring } from "./field-shell";
import { Input } from "./input";

interface PasswordFieldProps extends ComponentProps<"input">, FieldText {
  /** What was typed stays when the form fails for another reason. It never leaves the browser for that. */
  keepsTyped?: boolean;
}

/** A password with a button to look at it. Without JavaScript it is a plain password input. */
export function PasswordField({
  label,
  hint,
  error,
  optional,
  id,
  keepsTyped = false,
  ...props
}: PasswordFieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const text = { label, hint, error, optional };
  const [shown, setShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useKeptText(input, keepsTyped);
  const Icon = shown ? EyeOff : Eye;
  return (
    <FieldShell controlId={controlId} {...text}>
      <span className="relative block">
        <Input
          {...props}
          {...fieldWiring(controlId, text)}
          ref={input}
          type={shown ? "text" : "password"}
          spellCheck={false}
          autoCapitalize="none"
          className="pr-10"
        />
        <button
          type="button"
          aria-label={shown ? "Hide password" : "Show password"}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded-control text-muted hover:text-text"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      </span>
    </FieldShell>
  );
}

/** React resets a form after its action: what stands in the input at that moment is put back. */
function useKeptText(input: RefObject<HTMLInputElement | null>, keeps: boolean): void {
  useEffect(() => {
    const form = input.current?.form;
    if (!keeps || !form) return;
    const keep = () => {
      const field = input.current;
      if (!field) return;
      const typed = field.value;
      queueMicrotask(() => {
        field.value = typed;
      });
    };
    form.addEventListener("reset", keep);
    return () => form.removeEventListener("reset", keep);
  }, [input, keeps]);
}
