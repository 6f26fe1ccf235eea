"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useId, useState } from "react";
import { FieldShell, type FieldText, fieldWiring } from "./field-shell";
import { Input } from "./input";

/** A password with a button to look at it. Without JavaScript it is a plain password input. */
export function PasswordField({
  label,
  hint,
  error,
  optional,
  id,
  ...props
}: ComponentProps<"input"> & FieldText) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const text = { label, hint, error, optional };
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <FieldShell controlId={controlId} {...text}>
      <span className="relative block">
        <Input
          {...props}
          {...fieldWiring(controlId, text)}
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
