import { type ComponentProps, useId } from "react";
import { FieldShell, type FieldText, fieldWiring } from "./field-shell";
import { Input } from "./input";
import { Select } from "./select";
import { Textarea } from "./textarea";

/**
 * A labelled input: `<Field name="email" label="Email" error={state.fields?.email} defaultValue={state.values?.email} />`.
 * Hint and error are tied to the control with aria-describedby, a wrong value is aria-invalid.
 */
export function Field({ label, hint, error, optional, id, ...props }: ComponentProps<"input"> & FieldText) {
  const text = { label, hint, error, optional };
  const controlId = useControlId(id);
  return (
    <FieldShell controlId={controlId} {...text}>
      <Input {...props} {...fieldWiring(controlId, text)} />
    </FieldShell>
  );
}

export function TextareaField({
  label,
  hint,
  error,
  optional,
  id,
  ...props
}: ComponentProps<"textarea"> & FieldText) {
  const text = { label, hint, error, optional };
  const controlId = useControlId(id);
  return (
    <FieldShell controlId={controlId} {...text}>
      <Textarea {...props} {...fieldWiring(controlId, text)} />
    </FieldShell>
  );
}

/** Its children are the `<option>`s. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  id,
  ...props
}: ComponentProps<"select"> & FieldText) {
  const text = { label, hint, error, optional };
  const controlId = useControlId(id);
  return (
    <FieldShell controlId={controlId} {...text}>
      <Select {...props} {...fieldWiring(controlId, text)} />
    </FieldShell>
  );
}

function useControlId(given: string | undefined): string {
  const own = useId();
  return given ?? own;
}
