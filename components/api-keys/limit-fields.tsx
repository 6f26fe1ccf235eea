import { Field, TextareaField } from "@/components/ui/form/field";
import type { FormState } from "@/lib/actions/form-state";

interface LimitFieldsProps {
  state: FormState;
  /** As they are now. */
  allowedAddresses?: readonly string[] | null;
  rateLimitPerMinute?: number | null;
}

/** From where a key may be used, and how fast. */
export function LimitFields({ state, allowedAddresses, rateLimitPerMinute }: LimitFieldsProps) {
  const { fields, values } = state;
  return (
    <>
      <TextareaField
        name="allowed_addresses"
        label="Allowed addresses"
        hint="One address or network per line, such as 203.0.113.0/24 or 2001:db8::/32. Leave empty for anywhere."
        rows={2}
        maxLength={3000}
        error={fields?.allowed_addresses}
        defaultValue={values?.allowed_addresses ?? allowedAddresses?.join("\n") ?? ""}
      />
      <Field
        name="rate_limit_per_minute"
        label="Requests per minute"
        hint="Leave empty for no limit beyond the account's."
        type="number"
        min={1}
        max={100000}
        error={fields?.rate_limit_per_minute}
        defaultValue={values?.rate_limit_per_minute ?? rateLimitPerMinute ?? ""}
      />
    </>
  );
}
