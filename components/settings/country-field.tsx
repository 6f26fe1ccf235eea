"use client";

import type { ComponentProps } from "react";
import { SelectField } from "@/components/ui/form/field";
import { COUNTRIES } from "@/lib/countries";

type CountryFieldProps = Omit<ComponentProps<typeof SelectField>, "children">;

/** A country from the list, by its English name. */
export function CountryField(props: CountryFieldProps) {
  return (
    <SelectField {...props}>
      <option value="">Choose…</option>
      {COUNTRIES.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
