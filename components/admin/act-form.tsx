"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { LinkButton } from "@/components/ui/form/button";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Field, SelectField, TextareaField } from "@/components/ui/form/field";
import { FormError, FormSuccess } from "@/components/ui/form/form-error";
import { Options } from "@/components/ui/form/options";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { toasted } from "@/components/ui/form/use-toasted-action";
import type { FormAction, FormState } from "@/lib/actions/form-state";
import { tickedIn } from "@/lib/actions/ticked-in";

/** A field of an act, as plain data: pages describe their forms, this draws them. */
export interface ActField {
  name: string;
  label: string;
  type?: "text" | "email" | "number" | "password" | "url" | "reason" | "select" | "boxes";
  hint?: string;
  defaultValue?: string;
  optional?: boolean;
  options?: readonly { value: string; label: string }[];
  /** Of `boxes`. */
  ticked?: readonly string[];
}

interface ActFormProps {
  action: FormAction;
  /** What the form is about, such as `account_id`. */
  hidden: Record<string, string | number>;
  fields: readonly ActField[];
  submit: string;
  isDangerous?: boolean;
  backHref: string;
  /** The success takes the form off its page, so a toast says it. */
  isToasted?: boolean;
}

/** The form behind every act of staff: its fields, its button, and the way back. Works without JavaScript. */
export function ActForm({ action, hidden, fields, submit, isDangerous, backHref, isToasted }: ActFormProps) {
  const [state, formAction] = useFormAction(isToasted ? toasted(action) : action);
  return (
    <form action={formAction} className="max-w-xl space-y-5">
      <ActError state={state} />
      <FormSuccess message={state.message} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <ActFieldControl key={field.name} field={field} state={state} />
      ))}
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant={isDangerous ? "danger" : "primary"}>{submit}</SubmitButton>
        <LinkButton variant="secondary" href={backHref}>
          Back
        </LinkButton>
      </div>
    </form>
  );
}

/** The failure, and where to type the password again when that is what is missing. */
export function ActError({ state }: { state: FormState }) {
  const path = usePathname();
  const href = `/admin/confirm-password?next=${encodeURIComponent(path)}`;
  return (
    <FormError error={state.error}>
      {state.code === "password_confirmation_required" && (
        <Link href={href} className="font-medium underline underline-offset-4">
          Confirm it now
        </Link>
      )}
    </FormError>
  );
}

interface FieldProps {
  field: ActField;
  state: FormState;
}

function ActFieldControl({ field, state }: FieldProps) {
  const { name, label, hint, optional, type = "text", options = [] } = field;
  if (type === "boxes") return <Boxes field={field} state={state} />;
  const shared = {
    name,
    label,
    hint,
    optional,
    error: state.fields?.[name],
    defaultValue: state.values?.[name] ?? field.defaultValue,
    required: !optional,
  };
  if (type === "reason") return <TextareaField rows={3} maxLength={500} {...shared} />;
  if (type === "select") {
    return (
      <SelectField {...shared}>
        {!shared.defaultValue && !optional && <option value="">Choose…</option>}
        <Options of={options.map(({ value, label: text }) => [value, text])} />
      </SelectField>
    );
  }
  return <Field type={type} autoComplete={type === "password" ? "current-password" : "off"} {...shared} />;
}

function Boxes({ field: { name, label, options = [], ticked = [] }, state }: FieldProps) {
  const checked = tickedIn(state, name, ticked);
  return (
    <fieldset className="space-y-2">
      <legend className="mb-2 text-sm font-medium">{label}</legend>
      {options.map(({ value, label: text }) => (
        <Checkbox
          key={value}
          name={name}
          value={value}
          label={text}
          defaultChecked={checked.includes(value)}
        />
      ))}
    </fieldset>
  );
}
